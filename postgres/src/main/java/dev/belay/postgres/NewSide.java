package dev.belay.postgres;

import java.sql.SQLException;
import java.util.Optional;

/** Makes databases beside one. */
final class NewSide {
  private final PostgresEngine engine;
  private final PostgresServer server;
  private final String name;

  /** Beside a database, which need not exist. */
  NewSide(PostgresEngine engine, PostgresServer server, String name) {
    this.engine = engine;
    this.server = server;
    this.name = name;
  }

  /** Of an encoding and collation of its own, or of those that the database has. */
  PostgresSide make(Optional<DatabaseLocale> locale) {
    var sides = new SideDatabases(server, new DatabaseName(name));
    String side = sides.newName();
    String own = locale.map(DatabaseLocale::clause).orElse("");
    PostgresSession holder = sides.create(side, server.exists(name) ? clause(own) : own);
    return new PostgresSide(sides, holder, side, engine.beside(server, side));
  }

  /** Roles have rights in it by who owns it, and so a copy belongs to the same one. */
  private String clause(String locale) {
    try (PostgresSession session = server.session(name, true)) {
      String owner = session.login().owner();
      return (owner.isEmpty() ? "" : " OWNER " + Names.quoted(owner))
          + (locale.isEmpty() ? DatabaseLocale.of(session.connection()).clause() : locale)
          + tablespace(session);
    } catch (SQLException e) {
      throw server.problem("could not read owner and collation of", name, e);
    }
  }

  /** A copy for a while may as well lie somewhere else; for a swap the right is asked for. */
  private static String tablespace(PostgresSession session) throws SQLException {
    String tablespace =
        session.scalar(
            "SELECT s.spcname FROM pg_tablespace s JOIN pg_database d ON d.dattablespace = s.oid"
                + " WHERE d.datname = current_database() AND s.spcname <> 'pg_default'"
                + " AND has_tablespace_privilege(s.oid, 'CREATE')");
    return tablespace.isEmpty() ? "" : " TABLESPACE " + Names.quoted(tablespace);
  }
}
