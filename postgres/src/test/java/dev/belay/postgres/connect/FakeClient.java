package dev.belay.postgres.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A shell script that stands for a client program of some version. */
final class FakeClient {
  private FakeClient() {}

  /** Makes one that says its version when asked, and counts how often it was asked. */
  static Path make(Path folder, ClientProgram program, String version) {
    return make(folder, program, version, "exit 0");
  }

  /** Makes one that runs {@code body} when it is asked for anything else. */
  static Path make(Path folder, ClientProgram program, String version, String body) {
    String script =
        """
        #!/bin/sh
        if [ "$1" = --version ]; then
          echo asked >>"$0.asked"
          echo '%s (PostgreSQL) %s (Distribution %s-0)'
          exit 0
        fi
        %s
        """
            .formatted(program, version, version, body);
    return write(folder, program, script);
  }

  static Path write(Path folder, ClientProgram program, String script) {
    try {
      Path file = Files.createDirectories(folder).resolve(program.toString());
      Files.writeString(file, script);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
