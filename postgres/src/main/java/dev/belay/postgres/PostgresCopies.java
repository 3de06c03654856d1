package dev.belay.postgres;

import dev.belay.database.ByteCount;
import dev.belay.database.DatabaseUrl;
import dev.belay.database.TableName;
import dev.belay.engine.Away;
import dev.belay.engine.Database;
import dev.belay.engine.Description;
import dev.belay.engine.Progress;
import dev.belay.engine.ServerCopies;
import dev.belay.engine.SideCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Copies of one database, and other servers for them. */
record PostgresCopies(PostgresEngine engine, PostgresServer server, String name, SideMaker sides)
    implements ServerCopies {
  @Override
  public Optional<SideCopy> whole() {
    return sides.copy();
  }

  @Override
  public SideCopy sample(long rows, Database place, Path scratch, Progress progress)
      throws IOException {
    if (!(place instanceof PostgresDatabase there)) {
      throw new IllegalArgumentException("not a database of PostgreSQL: " + place);
    }
    PostgresSide side = there.newSide();
    try {
      new SampleCopy(server, name, rows, scratch, progress).into(there.server(), side.name());
      return side;
    } catch (IOException | RuntimeException e) {
      PostgresDatabase.drop(side, e);
      throw e;
    }
  }

  @Override
  public SortedMap<TableName, ByteCount> sizes() {
    try (PostgresSession session = server.session(name, true)) {
      SortedMap<TableName, ByteCount> sizes = new TreeMap<>();
      StoredTables.ofUser(session.connection())
          .forEach(table -> sizes.put(table.name(), new ByteCount(table.bytes())));
      return sizes;
    } catch (SQLException e) {
      throw server.problem("could not read the sizes of tables in", name, e);
    }
  }

  @Override
  public Description needs() {
    try (PostgresSession session = server.session(name, true)) {
      return DatabaseFacts.added(server.description(session), session);
    } catch (SQLException e) {
      throw server.problem("could not read what belongs to", name, e);
    }
  }

  @Override
  public Away away(Optional<DatabaseUrl> where, Optional<String> role) {
    var servers = new AwayServers(engine, name, needs());
    return where.isPresent() ? servers.at(where.get()) : servers.local(role);
  }
}
