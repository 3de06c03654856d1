package dev.belay.cli.verb;

import dev.belay.check.FileEdit;
import dev.belay.cli.show.Answer;
import dev.belay.json.Json;
import dev.belay.problem.Code;
import dev.belay.problem.Counted;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import dev.belay.shim.Shims;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay guard --install} and {@code --uninstall}: in the files of a project's folder. */
final class Shimming {
  static final String INSTALL = "--install";
  static final String UNINSTALL = "--uninstall";
  static final String WRITE = "--write";

  /** Where programs and scripts of a project are by custom. */
  private static final List<String> FOLDERS = List.of("bin", "scripts", "script");

  private final Path folder;
  private final boolean installs;
  private final boolean writes;

  Shimming(Path folder, ParseResult given) {
    this.folder = folder;
    this.installs = given.hasMatchedOption(INSTALL);
    this.writes = given.hasMatchedOption(WRITE);
  }

  static void describe(CommandSpec spec) {
    spec.addOption(
        Options.flag(
            INSTALL, "Have the project's own scripts call guard; shows what that changes."));
    spec.addOption(Options.flag(UNINSTALL, "The other way round."));
    spec.addOption(Options.flag(WRITE, "With either of them: write the files."));
  }

  /** Whether it is asked for, and not that a command is run; both and neither is wrong. */
  static boolean isMeant(ParseResult given, List<String> command) {
    boolean installs = given.hasMatchedOption(INSTALL);
    boolean asked = installs || given.hasMatchedOption(UNINSTALL);
    boolean both = installs && given.hasMatchedOption(UNINSTALL);
    if (both || asked != command.isEmpty() || (!asked && given.hasMatchedOption(WRITE))) {
      throw Problem.of(Code.USAGE, "guard takes a command, or --install, or --uninstall")
          .why("just one of them")
          .state("")
          .remedy("belay guard --help")
          .toException();
    }
    return asked;
  }

  Answer answer() {
    List<FileEdit> edits = new ArrayList<>();
    List<Shims.Left> left = new ArrayList<>();
    int inPlace = 0;
    for (Path file : files()) {
      Shims shims = shims(folder.relativize(file).toString().replace('\\', '/'), file);
      shims.edit().ifPresent(edits::add);
      left.addAll(shims.left());
      inPlace += shims.inPlace();
    }
    if (writes) {
      edits.forEach(edit -> FileEdits.write(folder.resolve(edit.file()), edit));
    }
    return answer(edits, left, inPlace);
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>(in(folder));
    FOLDERS.forEach(name -> files.addAll(in(folder.resolve(name))));
    return files;
  }

  /** What is linked to is somebody else's. */
  private static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !Files.isSymbolicLink(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw Problem.ofDisk("could not read " + folder, e).toException(e);
    }
  }

  private Shims shims(String name, Path file) {
    try {
      String text = Shims.mayBe(name) ? Files.readString(file) : "";
      return installs ? Shims.install(name, text) : Shims.uninstall(name, text);
    } catch (CharacterCodingException e) {
      return Shims.NONE;
    } catch (IOException e) {
      throw Problem.ofDisk("could not read " + file, e).toException(e);
    }
  }

  private Answer answer(List<FileEdit> edits, List<Shims.Left> left, int inPlace) {
    List<String> lines = new ArrayList<>();
    edits.forEach(edit -> lines.addAll(FileEdits.shown(edit)));
    left.forEach(
        each -> lines.add(each.place() + " is for you to look at: " + each.because() + "."));
    lines.add(ending(edits.size(), inPlace));
    boolean nothing = edits.isEmpty() && inPlace == 0;
    return new Answer(
        nothing ? ExitStatus.NO : ExitStatus.DONE,
        nothing ? "nothing found" : writes ? "written" : "shown",
        lines,
        data(edits, left));
  }

  private String ending(int edits, int inPlace) {
    String again = "belay guard " + (installs ? INSTALL : UNINSTALL) + " " + WRITE;
    if (edits > 0) {
      String files = Counted.of(edits, "file");
      return writes
          ? "Written: " + files + "."
          : "Nothing was written. To write " + files + ": " + again;
    }
    if (inPlace > 0) {
      return installs
          ? "Nothing to do: " + Counted.of(inPlace, "command") + " behind belay guard already."
          : Counted.of(inPlace, "command") + " behind belay guard not put there by --install.";
    }
    return installs
        ? "No command that may destroy a database was found in package.json, a Makefile, bin or"
            + " scripts."
        : "No command here is behind belay guard.";
  }

  private static Json.Members data(List<FileEdit> edits, List<Shims.Left> left) {
    List<Json> files = new ArrayList<>();
    for (FileEdit edit : edits) {
      files.add(Json.object().put("file", edit.file()).put("text", edit.after()).build());
    }
    return Json.object()
        .put("files", Json.of(files))
        .putTexts("left", left.stream().map(each -> each.place() + ": " + each.because()).toList())
        .build();
  }
}
