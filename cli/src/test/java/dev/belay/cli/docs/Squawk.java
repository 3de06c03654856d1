package dev.belay.cli.docs;

import dev.belay.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Another linter for PostgreSQL, as it comes: https://squawkhq.com. */
record Squawk(Path program, Path folder) {
  /** As it says itself: {@code squawk 2.66.0}. */
  String version() throws IOException, InterruptedException {
    return said("--version").strip();
  }

  /** The rules that have something to say of a migration. */
  NavigableSet<String> rules(String sql) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("0001_page.sql"), sql);
    NavigableSet<String> rules = new TreeSet<>();
    for (Json each : Json.parse(said("--reporter", "Json", file.toString())).asList()) {
      rules.add(each.asObject().get("rule_name").asText());
    }
    return rules;
  }

  private String said(String... arguments) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(arguments);
    builder.command().add(0, program.toString());
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
