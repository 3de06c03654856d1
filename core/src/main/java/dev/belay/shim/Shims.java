package dev.belay.shim;

import dev.belay.check.FileEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Puts {@code belay guard --} in front of the commands of a file that may destroy a database, or
 * takes it away from there. Every other byte of the file stays as it is.
 *
 * @param edit what becomes of the file; empty where nothing does
 * @param left what looks like such a command, and is for a person to look at
 * @param inPlace how many commands are as they should be already
 */
public record Shims(Optional<FileEdit> edit, List<Left> left, int inPlace) {
  /** Of a file that is none of those. */
  public static final Shims NONE = new Shims(Optional.empty(), List.of(), 0);

  private static final List<String> MAKEFILES = List.of("makefile", "gnumakefile");

  /**
   * A part of a file that is not touched.
   *
   * @param place file and part, for people
   * @param because why, for people
   */
  public record Left(String place, String because) {}

  public Shims {
    left = List.copyOf(left);
  }

  /**
   * A file with shims.
   *
   * @param file its name, with the folders below the project's
   */
  public static Shims install(String file, String text) {
    return new Reading(file, text, true).shims();
  }

  /** The same file as it was before. */
  public static Shims uninstall(String file, String text) {
    return new Reading(file, text, false).shims();
  }

  /** Whether a file of that name may be one in which commands are looked for. */
  public static boolean mayBe(String file) {
    return file.contains("/") || isPackage(file) || isMakefile(file) || file.endsWith(".sh");
  }

  private static boolean isPackage(String file) {
    return file.equals("package.json");
  }

  private static boolean isMakefile(String file) {
    return MAKEFILES.contains(file.toLowerCase(Locale.ROOT));
  }

  private static List<Stretch> stretches(String file, String text) {
    if (isPackage(file)) {
      return PackageScripts.in(text);
    }
    if (isMakefile(file)) {
      return MakeRecipes.in(text);
    }
    String first = text.lines().findFirst().orElse("");
    return file.endsWith(".sh") || first.matches("#!.*\\b(sh|bash|dash|ksh|zsh)\\b.*")
        ? List.of(Stretch.plain("", text, 0, text.length()))
        : List.of();
  }

  /** One file. */
  private static final class Reading {
    private final String file;
    private final String text;
    private final boolean installs;
    private final List<Integer> places = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();
    private int inPlace;

    Reading(String file, String text, boolean installs) {
      this.file = file;
      this.text = text;
      this.installs = installs;
    }

    Shims shims() {
      stretches(file, text).forEach(this::look);
      Optional<FileEdit> edit =
          places.isEmpty()
              ? Optional.empty()
              : Optional.of(new FileEdit(file, Optional.of(text), changed()));
      return new Shims(edit, left, inPlace);
    }

    private void look(Stretch stretch) {
      Optional<List<SimpleCommand>> commands = ShellText.commands(stretch.text());
      if (commands.isEmpty()) {
        if (Ruin.isBy(List.of(stretch.text()))) {
          leave(stretch, "its shell is not understood here");
        }
        return;
      }
      commands.get().forEach(command -> look(stretch, command));
    }

    private void look(Stretch stretch, SimpleCommand command) {
      int place = stretch.offsets().get(command.at());
      boolean shimmed =
          text.startsWith(SimpleCommand.SHIM, place) && Ruin.isBy(command.behindShim());
      if (shimmed && !installs) {
        places.add(place);
      } else if (command.isGuarded()) {
        inPlace++;
      } else if (installs && command.isRuinous()) {
        put(stretch, command);
      }
    }

    private void put(Stretch stretch, SimpleCommand command) {
      if (command.isIndirect()) {
        leave(stretch, "what " + command.words().getFirst() + " is, only its run tells");
      } else {
        places.add(stretch.offsets().get(command.at()));
      }
    }

    private void leave(Stretch stretch, String because) {
      left.add(new Left(stretch.place().isEmpty() ? file : file + ": " + stretch.place(), because));
    }

    private String changed() {
      var changed = new StringBuilder();
      int done = 0;
      for (int place : places) {
        changed.append(text, done, place);
        done = installs ? place : place + SimpleCommand.SHIM.length();
        changed.append(installs ? SimpleCommand.SHIM : "");
      }
      return changed.append(text.substring(done)).toString();
    }
  }
}
