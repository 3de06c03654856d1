package dev.belay.postgres;

import dev.belay.database.ByteCount;
import dev.belay.database.SchemaDetails;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Contents;
import dev.belay.engine.Description;
import dev.belay.engine.Progress;
import dev.belay.engine.Scope;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableAccumulator;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.postgres.archive.TarWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one database into an archive. Everything is of the one moment of a snapshot that the
 * leading session exports and all others join
 * (https://www.postgresql.org/docs/current/functions-admin.html, Snapshot Synchronization
 * Functions).
 */
final class ArchiveWriter {
  private final PostgresServer server;
  private final String database;
  private final Scope scope;
  private final Path scratch;
  private final Progress progress;
  private final int pagesInPiece;

  ArchiveWriter(
      PostgresServer server, String database, Scope scope, Path scratch, Progress progress) {
    this(server, database, scope, scratch, progress, Cuts.PAGES_IN_PIECE);
  }

  /** The same for tables that are read in pieces of another size. */
  ArchiveWriter(
      PostgresServer server,
      String database,
      Scope scope,
      Path scratch,
      Progress progress,
      int pagesInPiece) {
    this.scope = scope;
    this.server = server;
    this.database = database;
    this.scratch = scratch;
    this.progress = progress;
    this.pagesInPiece = pagesInPiece;
  }

  Contents write(OutputStream out) throws IOException {
    try (PostgresSession leader = server.session(database, true);
        var scripts = new SchemaScripts(scratch)) {
      return write(leader, scripts, new TarWriter(out));
    } catch (SQLException e) {
      throw server.problem("could not back up", database, e);
    }
  }

  private Contents write(PostgresSession leader, SchemaScripts scripts, TarWriter archive)
      throws SQLException, IOException {
    List<StoredTable> all = new LockedTables(leader, database).begin();
    String snapshot = leader.scalar("SELECT pg_export_snapshot()");
    int version = leader.connection().getServerMajorVersion();
    Part part = Part.of(scope, leader);
    scripts.begin(server.programs(), version, database, snapshot, part);
    List<StoredTable> tables = all.stream().filter(part::holds).toList();
    SchemaSnapshot schema = leader.schemaInTransaction();
    SchemaDetails details = leader.detailsInTransaction();
    Description description =
        part.described(DatabaseFacts.added(server.description(leader), leader));
    scripts.await();
    archive.add(Archive.README, Archive.readme());
    archive.add(Archive.SCRIPT, Archive.script(tables));
    archive.add(Archive.DATABASE, DatabaseFacts.script(description, leader, database));
    archive.add(Archive.PRE_DATA, scripts.preData());
    archive.add(Archive.TABLES, Archive.tables(tables));
    archive.add(Archive.POST_DATA, scripts.postData());
    List<TableFingerprint> found =
        new ArrayList<>(content(leader, part, tables, archive, snapshot));
    // asked for once: others draw from them meanwhile
    var sequences = Sequences.read(leader.connection(), part::holds);
    archive.add(Archive.SEQUENCES, sequences.script());
    all.stream()
        .filter(
            table -> part.exists(table) && !part.holds(table) && !StoredTables.isOwn(table.name()))
        .forEach(table -> found.add(table.accumulator().fingerprint()));
    var fingerprint =
        new Fingerprint(
            TableAccumulator.ALGORITHM, found, ScriptContent.sequences(sequences.script()));
    archive.finish();
    leader.run("ROLLBACK");
    long size = archive.written();
    return new Contents(
        Archive.FORMAT,
        fingerprint,
        schema,
        details.with(SchemaDetails.SEQUENCE, sequences.values()),
        description,
        new ByteCount(size));
  }

  /** Writes all rows and large objects. */
  private List<TableFingerprint> content(
      PostgresSession leader,
      Part part,
      List<StoredTable> tables,
      TarWriter archive,
      String snapshot)
      throws SQLException, IOException {
    long largeObjects =
        Long.parseLong(leader.scalar("SELECT pg_relation_size('pg_catalog.pg_largeobject')"));
    long bytes = tables.stream().mapToLong(StoredTable::bytes).sum();
    var reading = new ReadingProgress(progress, bytes + largeObjects);
    var cuts = Cuts.of(leader.connection(), pagesInPiece);
    var data = new DataCopy(tables, cuts, archive, reading);
    List<LargeObjects.Range> ranges =
        part.holdsLargeObjects() ? LargeObjects.ranges(leader.connection()) : List.of();
    var objects = new LargeObjectCopy(ranges, archive, reading, largeObjects);
    objects.begin(leader, scratch);
    new SnapshotWorkers(server, database, snapshot).work(data, objects);
    objects.end(leader, scratch);
    data.finish(leader.connection());
    reading.end();
    List<TableFingerprint> found = new ArrayList<>(data.fingerprints());
    objects.fingerprint().ifPresent(found::add);
    return found;
  }
}
