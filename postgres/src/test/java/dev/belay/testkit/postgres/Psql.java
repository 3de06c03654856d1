package dev.belay.testkit.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One run of {@code psql}, without the user's own settings. */
final class Psql {
  private Psql() {}

  static String run(Path bin, String url, String script) throws IOException {
    Path beside = bin.resolve("psql");
    String program = Files.isExecutable(beside) ? beside.toString() : "psql";
    Path input = Files.createTempFile("belay-psql-", ".sql");
    try {
      Files.writeString(input, script);
      var builder = new ProcessBuilder(program, "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", url);
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      Process process = builder.redirectInput(input.toFile()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.onExit().join().exitValue();
      if (status != 0) {
        throw new AssertionError("psql ended with " + status + ":\n" + output);
      }
      return output;
    } finally {
      Files.delete(input);
    }
  }
}
