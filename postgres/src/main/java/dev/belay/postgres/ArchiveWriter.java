package dev.belay.postgres;

import dev.belay.database.ByteCount;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Contents;
import dev.belay.engine.Description;
import dev.belay.engine.Progress;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableAccumulator;
import dev.belay.postgres.archive.TarWriter;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes one database into an archive. Everything is of the one moment of a snapshot that the
 * leading session exports and all others join
 * (https://www.postgresql.org/docs/current/functions-admin.html, Snapshot Synchronization
 * Functions).
 */
final class ArchiveWriter {
  private static final int SPLITS_SINCE = 14;

  private final PostgresServer server;
  private final String database;
  private final Path scratch;
  private final Progress progress;
  private final int pagesInPiece;

  ArchiveWriter(PostgresServer server, String database, Path scratch, Progress progress) {
    this(server, database, scratch, progress, DataCopy.PAGES_IN_PIECE);
  }

  /** The same for tables that are read in pieces of another size. */
  ArchiveWriter(
      PostgresServer server, String database, Path scratch, Progress progress, int pagesInPiece) {
    this.server = server;
    this.database = database;
    this.scratch = scratch;
    this.progress = progress;
    this.pagesInPiece = pagesInPiece;
  }

  Contents write(OutputStream out) throws IOException {
    Path folder = Files.createTempDirectory(scratch, "dump");
    Path preData = folder.resolve("pre-data.sql");
    Path postData = folder.resolve("post-data.sql");
    try (PostgresSession leader = server.session(database, true)) {
      return write(leader, preData, postData, new TarWriter(out));
    } catch (SQLException e) {
      throw server.problem("could not back up", database, e);
    } finally {
      Files.deleteIfExists(preData);
      Files.deleteIfExists(postData);
      Files.deleteIfExists(folder);
    }
  }

  private Contents write(PostgresSession leader, Path preData, Path postData, TarWriter archive)
      throws SQLException, IOException {
    List<StoredTable> tables = new LockedTables(leader, database).begin();
    String snapshot = leader.scalar("SELECT pg_export_snapshot()");
    refuseLargeObjects(leader);
    int version = leader.connection().getServerMajorVersion();
    dump(version, "pre-data", snapshot, preData);
    dump(version, "post-data", snapshot, postData);
    SchemaSnapshot schema = leader.schemaInTransaction();
    Description description = DatabaseFacts.added(server.description(leader), leader);
    archive.add(Archive.README, Archive.readme());
    archive.add(Archive.SCRIPT, Archive.script(tables));
    archive.add(Archive.DATABASE, DatabaseFacts.script(description, leader, database));
    archive.add(Archive.PRE_DATA, preData);
    archive.add(Archive.TABLES, Archive.tables(tables));
    var data = new DataCopy(tables, version >= SPLITS_SINCE, pagesInPiece, archive, progress);
    new SnapshotWorkers(server, database, snapshot).work(data);
    archive.add(Archive.SEQUENCES, sequences(leader));
    Fingerprint fingerprint =
        new Fingerprint(TableAccumulator.ALGORITHM, data.fingerprints(), leader.sequences());
    archive.add(Archive.POST_DATA, postData);
    archive.finish();
    leader.run("ROLLBACK");
    long size = archive.written();
    progress.at(size, size, Progress.Unit.BYTES);
    return new Contents(Archive.FORMAT, fingerprint, schema, description, new ByteCount(size));
  }

  private void dump(int version, String section, String snapshot, Path file) throws IOException {
    server
        .programs()
        .dump(version, database, List.of("--section=" + section, "--snapshot=" + snapshot), file);
  }

  /** Each one as it stands: one that was told where to begin may not have given out anything. */
  private static String sequences(PostgresSession leader) {
    var script = new StringBuilder();
    for (List<String> sequence :
        leader.query(
            "SELECT format('%I.%I', schemaname, sequencename) FROM pg_sequences"
                + " WHERE schemaname !~ '^pg_temp' ORDER BY schemaname, sequencename",
            Integer.MAX_VALUE)) {
      String name = sequence.get(0);
      String sql =
          "SELECT format('SELECT pg_catalog.setval(%L, %s, %L);', "
              + Names.literal(name)
              + ", last_value, is_called) FROM "
              + name;
      script.append(leader.query(sql, 1).get(0).get(0)).append('\n');
    }
    return script.toString();
  }

  /** To leave them out without a word would be a loss. */
  private void refuseLargeObjects(PostgresSession leader) throws SQLException {
    String count = leader.scalar("SELECT count(*) FROM pg_largeobject_metadata");
    if (!count.equals("0")) {
      throw Problem.of(Code.NOT_SUPPORTED, database + " holds " + count + " large objects")
          .why("this Belay can't back up large objects (pg_largeobject) yet")
          .remedy("keep them in bytea columns, or back up with pg_dump -Fc")
          .toException();
    }
  }
}
