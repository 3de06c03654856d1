package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** A database in the words of pg_dump, which tells more than Belay looks at. */
final class DumpText {
  private DumpText() {}

  static String of(TestServer server, String database) throws IOException {
    String program = server.programs().resolve("pg_dump").toString();
    String url = server.url(database).location();
    Process process =
        new ProcessBuilder(program, "-d", url)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.onExit().join().exitValue()).isZero();
    return text.lines().filter(DumpText::tells).collect(Collectors.joining("\n"));
  }

  /** A random word keeps psql from obeying data. */
  private static boolean tells(String line) {
    return !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict");
  }
}
