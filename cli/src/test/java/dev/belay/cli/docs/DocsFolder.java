package dev.belay.cli.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder of pages below docs, one page for each id, and a README.md. */
record DocsFolder(Path folder) {
  private static final String ENDING = ".md";
  private static final String README = "README";

  static DocsFolder named(String name) {
    return new DocsFolder(Path.of("..", "docs", name));
  }

  /** The ids of all pages, in order, without the README. */
  List<String> ids() {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(ENDING) && !name.equals(README + ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String page(String id) {
    try {
      return Files.readString(folder.resolve(id + ENDING));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of the README's tables, without those that head them. */
  List<String> rows() {
    return tables().stream().flatMap(List::stream).toList();
  }

  /** The same, table by table. */
  List<List<String>> tables() {
    List<List<String>> tables = new ArrayList<>();
    for (String part : page(README).split("\n\n", -1)) {
      List<String> rows = part.lines().filter(line -> line.startsWith("| [")).toList();
      if (!rows.isEmpty()) {
        tables.add(rows);
      }
    }
    return tables;
  }
}
