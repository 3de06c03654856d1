package dev.belay.postgres;

import dev.belay.engine.Progress;
import dev.belay.postgres.dump.DumpFile;
import dev.belay.postgres.dump.DumpKind;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads a backup that pg_dump has written: a script, or what pg_restore makes one of. */
final class DumpReader {
  /** For messages: the name of its file is not known here. */
  static final String NAME = "the backup";

  private final PostgresServer server;
  private final boolean custom;
  private final Path scratch;
  private final Progress progress;

  DumpReader(PostgresServer server, boolean custom, Path scratch, Progress progress) {
    this.server = server;
    this.custom = custom;
    this.scratch = scratch;
    this.progress = progress;
  }

  /** What is done with the script. */
  @FunctionalInterface
  interface Use {
    void of(InputStream script) throws IOException, SQLException;
  }

  /**
   * Fills an empty database.
   *
   * @param choice of which tables the rows come; all of them if empty
   */
  void restore(InputStream copy, String database, Optional<PartChoice> choice) throws IOException {
    try (PostgresSession session = server.filling(database)) {
      read(
          copy,
          script -> {
            var run = new ScriptRun(session, NAME);
            choice.ifPresent(run::only);
            run.run(script);
            run.requireEnd();
          });
    } catch (SQLException e) {
      throw server.problem("could not restore into", database, e);
    }
  }

  /** Reads all of a copy, and fails where it is not as it was written. */
  void read(InputStream copy, Use use) throws IOException, SQLException {
    var heard = new HeardStream(copy, seen -> progress.at(seen, -1, Progress.Unit.BYTES));
    if (custom) {
      readByProgram(heard, use);
      return;
    }
    try {
      use.of(heard);
    } catch (BelayException e) {
      if (e.problem().code() == Code.STATEMENT_FAILED) {
        blameDamage(heard, e);
      }
      throw e;
    } catch (IOException e) {
      blameDamage(heard, e);
      throw e;
    }
  }

  /** Bytes that have changed make nonsense of a statement before anybody has seen their hash. */
  private static void blameDamage(InputStream rest, Exception failure) throws IOException {
    try {
      rest.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      e.addSuppressed(failure);
      throw e;
    }
  }

  /** All of it is at hand, and as it was written, before anything is made of it. */
  private void readByProgram(InputStream copy, Use use) throws IOException, SQLException {
    Path file = Files.createTempFile(scratch, "copy", ".dump");
    try {
      Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
      var dump = new DumpFile(file, DumpKind.CUSTOM);
      try (DumpScript script = DumpScript.open(server.programs(), dump, List.of(), seen -> {})) {
        use.of(script.in());
        script.finish();
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
