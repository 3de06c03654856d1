package dev.belay.postgres;

import dev.belay.database.SchemaDiff;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Progress;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Comparison;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.postgres.archive.TarReader;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.core.TransactionState;

/**
 * Restores an archive into a database that is in use, in the one transaction of one session: until
 * the commit everybody else sees what was there before, and waits to see it.
 */
final class InsideReader {
  /** More differences are not told. */
  private static final int MOST = 20;

  private final PostgresSession session;
  private final Progress progress;
  private Map<String, String> copies = new HashMap<>();
  private byte[] postData = new byte[0];
  private long done;

  InsideReader(PostgresSession session, Progress progress) {
    this.session = session;
    this.progress = progress;
  }

  /** What fills the database once it is empty. */
  @FunctionalInterface
  private interface Filling {
    void run() throws SQLException, IOException;
  }

  /** Replaces everything, and commits only what is as it was promised. */
  void replace(InputStream archive, Fingerprint content, SchemaSnapshot schema)
      throws SQLException, IOException {
    replace(() -> readAll(new TarReader(archive)), content, schema);
  }

  /** The same by a script of pg_dump. */
  void replaceByScript(InputStream script, Fingerprint content, SchemaSnapshot schema)
      throws SQLException, IOException {
    replace(() -> script(DumpReader.NAME, script), content, schema);
  }

  private void replace(Filling filling, Fingerprint content, SchemaSnapshot schema)
      throws SQLException, IOException {
    session.begin(false);
    Emptying.run(session);
    filling.run();
    PostgresPermits.clear(session);
    // the script's own path stays in force for what the catalogues print
    session.run("SET search_path TO pg_catalog");
    compare(content, schema);
    session.commit();
  }

  private void readAll(TarReader tar) throws SQLException, IOException {
    for (Optional<TarReader.Entry> entry = tar.next(); entry.isPresent(); entry = tar.next()) {
      read(entry.get().name(), tar);
      done += entry.get().length();
      progress.at(done, -1, Progress.Unit.BYTES);
    }
    script(Archive.POST_DATA, new ByteArrayInputStream(postData));
  }

  private void compare(Fingerprint content, SchemaSnapshot schema) {
    if (session.connection().getTransactionState() != TransactionState.OPEN) {
      throw new IllegalStateException("the transaction has ended inside of the archive");
    }
    List<String> different = new ArrayList<>();
    SchemaDiff.between(schema, session.schema())
        .changes()
        .forEach(change -> different.add(change.describe()));
    Comparison.between(content, session.fingerprint(Carry.NOTHING, Progress.NONE))
        .changes()
        .forEach(change -> different.add(change.describe()));
    if (!different.isEmpty()) {
      throw Problem.of(Code.BACKUP_DAMAGED, "what came out is not what the backup promises")
          .why(String.join("\n", different.subList(0, Math.min(MOST, different.size()))))
          .remedy("use another backup: belay backups")
          .toException();
    }
  }

  private void read(String name, TarReader tar) throws SQLException, IOException {
    switch (name) {
      case Archive.TABLES -> copies = Archive.readTables(tar.bytes());
      case Archive.PRE_DATA,
          Archive.LARGE_OBJECTS_BEGIN,
          Archive.LARGE_OBJECTS_END,
          Archive.SEQUENCES ->
          script(name, tar.content());
      case Archive.POST_DATA -> postData = tar.bytes();
      default -> rows(name, tar);
    }
  }

  private void script(String name, InputStream script) throws IOException {
    new ScriptRun(session, name).insideTransaction().run(script);
  }

  private void rows(String name, TarReader tar) throws SQLException, IOException {
    if (name.startsWith(Archive.LARGE_OBJECTS)) {
      script(name, tar.content());
    }
    if (name.startsWith(Archive.DATA) || name.startsWith(Archive.CONFIGURATION)) {
      String folder = name.substring(0, name.lastIndexOf('/') + 1);
      String copy = copies.getOrDefault(folder, "");
      session.connection().getCopyAPI().copyIn(copy, tar.content(), 1 << 16);
    }
  }
}
