package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project's own scripts go through guard, and back again. */
class ShimTest {
  private static final String PACKAGE =
      """
      {
        "scripts": {
          "start": "node server.js",
          "reset": "dropdb --if-exists shop && echo dropped"
        }
      }
      """;

  private static final String SHIMMED = PACKAGE.replace("dropdb", "belay guard -- dropdb");

  @TempDir Path folder;

  private Cli cli;
  private Path list;

  @BeforeEach
  void project() throws Exception {
    cli = new Cli(folder.toRealPath()).file("package.json", PACKAGE);
    list = cli.folder().resolve("package.json");
  }

  @Test
  void it_is_shown_written_and_taken_back() {
    assertThat(cli.ends(ExitStatus.DONE, "guard", "--install"))
        .contains(
            "-    \"reset\": \"dropdb --if-exists shop && echo dropped\"",
            "+    \"reset\": \"belay guard -- dropdb --if-exists shop && echo dropped\"",
            "Nothing was written. To write 1 file: belay guard --install --write");
    assertThat(list).hasContent(PACKAGE);

    assertThat(cli.ends(ExitStatus.DONE, "guard", "--install", "--write"))
        .contains("Written: 1 file.");
    assertThat(list).hasContent(SHIMMED);
    assertThat(cli.ends(ExitStatus.DONE, "guard", "--install", "--write"))
        .contains("Nothing to do: 1 command behind belay guard already.");
    assertThat(list).hasContent(SHIMMED);

    cli.ends(ExitStatus.DONE, "guard", "--uninstall", "--write");
    assertThat(list).hasContent(PACKAGE);
    assertThat(cli.ends(ExitStatus.NO, "guard", "--uninstall"))
        .contains("No command here is behind belay guard.");
  }

  @Test
  void a_file_keeps_its_mode_and_a_link_is_somebody_else_s() throws Exception {
    cli.file("bin/reset", "#!/bin/sh\ndropdb shop\n").file("elsewhere", "#!/bin/sh\ndropdb x\n");
    Path script = cli.folder().resolve("bin/reset");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x---"));
    Files.createSymbolicLink(cli.folder().resolve("bin/other"), cli.folder().resolve("elsewhere"));

    cli.ends(ExitStatus.DONE, "guard", "--install", "--write");

    assertThat(script).hasContent("#!/bin/sh\nbelay guard -- dropdb shop\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(script)))
        .isEqualTo("rwxr-x---");
    assertThat(cli.folder().resolve("elsewhere")).hasContent("#!/bin/sh\ndropdb x\n");
  }

  @Test
  void what_makes_no_sense_together_is_wrong_usage() {
    cli.ends(ExitStatus.USAGE, "guard", "--install", "--uninstall");
    cli.ends(ExitStatus.USAGE, "guard", "--install", "--", "true");
    cli.ends(ExitStatus.USAGE, "guard", "--write", "--", "true");
    cli.ends(ExitStatus.USAGE, "guard");
  }

  /** By npm itself; a program called belay tells what it is asked for. */
  @Test
  void npm_run_asks_belay_first() throws Exception {
    cli.ends(ExitStatus.DONE, "guard", "--install", "--write");
    program("belay", "echo \"belay: $*\" >> asked.txt; exit 1");
    program("dropdb", "echo dropped >> asked.txt");

    assertThat(npm("run", "reset")).isNotZero();
    assertThat(asked()).isEqualTo("belay: guard -- dropdb --if-exists shop\n");

    cli.ends(ExitStatus.DONE, "guard", "--uninstall", "--write");
    assertThat(npm("run", "reset")).isZero();
    assertThat(asked()).endsWith("dropped\n");
  }

  private void program(String name, String script) throws IOException {
    cli.file("programs/" + name, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(
        cli.folder().resolve("programs/" + name), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String asked() throws IOException {
    return Files.readString(cli.folder().resolve("asked.txt"));
  }

  private int npm(String... words) throws InterruptedException {
    var builder =
        new ProcessBuilder("npm", words[0], words[1])
            .directory(cli.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    String path = cli.folder().resolve("programs") + ":" + System.getenv("PATH");
    builder.environment().putAll(Map.of("PATH", path, "npm_config_update_notifier", "false"));
    try {
      return builder.start().waitFor();
    } catch (IOException e) {
      String reason = "npm can't be started: apt-get install npm";
      System.getLogger(ShimTest.class.getName()).log(Level.WARNING, "skipped: " + reason, e);
      return Assumptions.abort(reason);
    }
  }
}
