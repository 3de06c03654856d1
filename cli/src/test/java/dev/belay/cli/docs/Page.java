package dev.belay.cli.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page as a reader works through it: files to be written and commands to be typed, in order.
 *
 * @param begins what is in the reader's folder at first
 */
record Page(Path file, Begins begins, List<Part> parts) {
  private static final Pattern BEGINS = Pattern.compile("<!-- begins with (\\w+) -->");
  private static final Pattern FENCE = Pattern.compile("```(\\w*)");
  private static final Pattern FILE_NAME = Pattern.compile("(?:--|#) (\\S+\\.(?:sql|yaml|sh))");
  private static final Pattern TYPED = Pattern.compile("\\$ (.*?)(?:\\s+# exit (\\d+))?");

  /** What is in the folder where a page begins. */
  enum Begins {
    /** Nothing. */
    NOTHING,
    /** A database with data in it, and the migration that once made it. */
    DATABASE,
    /** The same, looked after by Belay. */
    SHOP
  }

  /** One thing that a reader does. */
  sealed interface Part {
    /** A file that the page shows. */
    record Written(String name, String text) implements Part {}

    /**
     * A command.
     *
     * @param line where it stands in the page, from 0
     * @param shown what the page says that it prints; empty where the page does not say
     */
    record Typed(int line, String command, int status, List<String> shown) implements Part {
      public Typed {
        shown = List.copyOf(shown);
      }
    }
  }

  static Page read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return new Page(file, begins(lines), new Reading(lines).parts());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Begins begins(List<String> lines) {
    for (String line : lines) {
      Matcher found = BEGINS.matcher(line);
      if (found.matches()) {
        return Begins.valueOf(found.group(1).toUpperCase(Locale.ROOT));
      }
    }
    return Begins.SHOP;
  }

  boolean hasCommands() {
    return parts.stream().anyMatch(Part.Typed.class::isInstance);
  }

  /** One reading of one page. */
  private static final class Reading {
    private final List<String> lines;
    private final List<Part> parts = new ArrayList<>();
    private int at;

    Reading(List<String> lines) {
      this.lines = lines;
    }

    List<Part> parts() {
      while (at < lines.size()) {
        Matcher fence = FENCE.matcher(lines.get(at++));
        if (fence.matches()) {
          block(fence.group(1));
        }
      }
      return parts;
    }

    private void block(String language) {
      int begin = at;
      while (!lines.get(at).equals("```")) {
        at++;
      }
      List<String> block = lines.subList(begin, at++);
      Matcher name = FILE_NAME.matcher(block.isEmpty() ? "" : block.get(0));
      if (language.equals("console")) {
        commands(begin, block);
      } else if (name.matches()) {
        parts.add(new Part.Written(name.group(1), String.join("\n", block) + "\n"));
      }
    }

    private void commands(int begin, List<String> block) {
      int line = 0;
      while (line < block.size()) {
        int first = line;
        var command = new StringBuilder(block.get(line++));
        while (command.charAt(command.length() - 1) == '\\') {
          command.setLength(command.length() - 1);
          command.append(block.get(line++).strip());
        }
        int shown = line;
        while (line < block.size() && !block.get(line).startsWith("$ ")) {
          line++;
        }
        parts.add(typed(begin + first, command.toString(), block.subList(shown, line)));
      }
    }

    private static Part typed(int line, String command, List<String> shown) {
      Matcher typed = TYPED.matcher(command);
      if (!typed.matches()) {
        throw new IllegalArgumentException("line " + (line + 1) + " is no command: " + command);
      }
      int status = typed.group(2) == null ? 0 : Integer.parseInt(typed.group(2));
      return new Part.Typed(line, typed.group(1), status, shown);
    }
  }
}
