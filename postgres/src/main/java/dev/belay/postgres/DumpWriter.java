package dev.belay.postgres;

import dev.belay.database.ByteCount;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Contents;
import dev.belay.engine.Description;
import dev.belay.engine.Progress;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.postgres.connect.ClientRun;
import dev.belay.postgres.dump.DumpFile;
import dev.belay.postgres.dump.DumpKind;
import dev.belay.problem.BelayException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a database as pg_dump does by itself, in one session, and tells what that very dump holds.
 * What it doesn't show under a name, as large objects, is read beside it in the same snapshot.
 */
final class DumpWriter {
  private final PostgresServer server;
  private final String database;
  private final Path scratch;
  private final Progress progress;

  DumpWriter(PostgresServer server, String database, Path scratch, Progress progress) {
    this.server = server;
    this.database = database;
    this.scratch = scratch;
    this.progress = progress;
  }

  /** One way to write it, which adds up what it writes; returns how many bytes there were. */
  @FunctionalInterface
  private interface Writing {
    long to(OutputStream out, ScriptContent content, PgDump dump) throws IOException;
  }

  /** pg_dump, which is still to be told what it is to write. */
  @FunctionalInterface
  private interface PgDump {
    ClientRun run(String... options);
  }

  Contents plain(OutputStream out) throws IOException {
    return write(out, CopyFormats.PLAIN, this::plain);
  }

  Contents custom(OutputStream out) throws IOException {
    return write(out, CopyFormats.CUSTOM, this::custom);
  }

  private Contents write(OutputStream out, String format, Writing writing) throws IOException {
    try (PostgresSession leader = server.session(database, true)) {
      List<StoredTable> tables = new LockedTables(leader, database).begin();
      String snapshot = leader.scalar("SELECT pg_export_snapshot()");
      int version = leader.connection().getServerMajorVersion();
      var content = new ScriptContent(tables);
      long size = writing.to(out, content, options -> dump(version, snapshot, options));
      Fingerprint fingerprint =
          leader
              .content()
              .fingerprint(content.fingerprint(), content.seen(), Carry.NOTHING, Progress.NONE);
      SchemaSnapshot schema = leader.schemaInTransaction();
      Description description = DatabaseFacts.added(server.description(leader), leader);
      leader.run("ROLLBACK");
      return new Contents(format, fingerprint, schema, description, new ByteCount(size));
    } catch (SQLException e) {
      throw server.problem("could not back up", database, e);
    }
  }

  private ClientRun dump(int version, String snapshot, String... more) {
    List<String> options = new ArrayList<>(List.of(more));
    options.add("--snapshot=" + snapshot);
    return server.programs().dumpRows(version, database, options);
  }

  private long plain(OutputStream out, ScriptContent content, PgDump pgDump) throws IOException {
    long[] size = new long[1];
    try (ClientRun run = pgDump.run("--format=plain")) {
      content.read(
          new HeardStream(
              new PassedOn(run.output(), out),
              seen -> {
                size[0] = seen;
                progress.at(seen, -1, Progress.Unit.BYTES);
              }));
      run.finish();
    }
    return size[0];
  }

  /** In a file it notes where everything is, which pg_restore needs to take parts of it. */
  private long custom(OutputStream out, ScriptContent content, PgDump pgDump) throws IOException {
    Path file = Files.createTempFile(scratch, "copy", ".dump");
    try {
      finish(pgDump.run("--format=custom", "--compress=1", "--file=" + file));
      readBack(file, content);
      return Files.copy(file, out);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** It says nothing on its way; so whoever wishes it to stop has to end it. */
  private void finish(ClientRun run) {
    try (run) {
      progress.stoppable(run::close, () -> finished(run));
    } catch (BelayException e) {
      // that it was ended is no failure of its own
      progress.at(0, -1, Progress.Unit.BYTES);
      throw e;
    }
  }

  private static boolean finished(ClientRun run) {
    run.finish();
    return true;
  }

  private void readBack(Path file, ScriptContent content) throws IOException {
    var dump = new DumpFile(file, DumpKind.CUSTOM);
    try (DumpScript script =
        DumpScript.open(
            server.programs(),
            dump,
            List.of(),
            seen -> progress.at(seen, -1, Progress.Unit.BYTES))) {
      content.read(script.in());
      script.finish();
    }
  }
}
