package dev.belay.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The file of results: an introduction and one chapter for each engine. What is not measured this
 * time stays as it is.
 */
public final class Results {
  private static final String INTRODUCTION =
      """
      # Benchmarks

      Written by `benchmarks/run`; see README.md for what is measured and how.
      """;

  private final Path file;
  private final Map<String, String> chapters = new LinkedHashMap<>();

  /** Keeps of a file that is there already the chapters with these titles, in this order. */
  Results(Path file, Iterable<String> titles) throws IOException {
    this.file = file;
    titles.forEach(title -> chapters.put(title, ""));
    String old = Files.exists(file) ? Files.readString(file) : "";
    for (String chapter : old.split("(?m)^# ", -1)) {
      String title = chapter.lines().findFirst().orElse("");
      chapters.computeIfPresent(title, (key, nothing) -> chapter.substring(title.length()));
    }
  }

  /** Writes a chapter anew, for now or for good. */
  void put(String title, String text) throws IOException {
    chapters.put(title, text);
    var whole = new StringBuilder(INTRODUCTION);
    chapters.forEach(
        (name, chapter) -> {
          if (!chapter.isBlank()) {
            whole.append("\n# ").append(name).append("\n\n").append(chapter.strip()).append('\n');
          }
        });
    Files.writeString(file, whole);
  }
}
