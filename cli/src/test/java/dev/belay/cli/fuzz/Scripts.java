package dev.belay.cli.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the project holds of SQL and of pages about it, for tests to damage. */
record Scripts(List<String> all) {
  private static final List<String> FOLDERS =
      List.of("docs/rules", "examples", "postgres-parser/src/test/resources", "postgres/src/test");

  Scripts {
    all = List.copyOf(all);
  }

  static Scripts ofProject() throws IOException {
    List<String> all = new ArrayList<>();
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.walk(Path.of("..", folder))) {
        for (Path file : files.filter(Scripts::isOne).sorted().toList()) {
          all.add(Files.readString(file));
        }
      }
    }
    return new Scripts(all);
  }

  private static boolean isOne(Path file) {
    String name = file.toString();
    return name.endsWith(".sql") || name.endsWith(".md");
  }
}
