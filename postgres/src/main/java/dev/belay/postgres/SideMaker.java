package dev.belay.postgres;

import dev.belay.engine.SideCopy;
import dev.belay.problem.BelayException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Makes databases beside one, under names that no application knows. */
final class SideMaker {
  /** What CREATE DATABASE says of a collation that the machine does not know. */
  private static final Set<String> UNKNOWN_COLLATION = Set.of("42809", "22023");

  private final PostgresEngine engine;
  private final PostgresServer server;
  private final String name;
  private final Optional<Origin> origin;
  private final String ending;

  /**
   * A database on another server, of which those made here are copies.
   *
   * @param owner the role that it belongs to
   * @param clause its encoding and collation
   * @param encoding its encoding alone
   */
  record Origin(String owner, String clause, String encoding) {}

  SideMaker(PostgresEngine engine, PostgresServer server, String name, Optional<Origin> origin) {
    this(engine, server, name, origin, "");
  }

  private SideMaker(
      PostgresEngine engine,
      PostgresServer server,
      String name,
      Optional<Origin> origin,
      String ending) {
    this.engine = engine;
    this.server = server;
    this.name = name;
    this.origin = origin;
    this.ending = ending;
  }

  /** One that gives names which end so. */
  static SideMaker ending(
      PostgresEngine engine, PostgresServer server, String name, String ending) {
    return new SideMaker(engine, server, name, Optional.empty(), ending);
  }

  /** An empty one, of an encoding and collation of its own, or of those that the database has. */
  PostgresSide empty(Optional<DatabaseLocale> locale) {
    if (origin.isEmpty()) {
      String own = locale.map(DatabaseLocale::clause).orElse("");
      return make(server.exists(name) ? clause(own) : own);
    }
    String owner = owner(origin.get().owner());
    try {
      return make(owner + " " + origin.get().clause());
    } catch (BelayException e) {
      boolean unknown =
          e.getCause() instanceof SQLException cause
              && UNKNOWN_COLLATION.contains(cause.getSQLState());
      if (!unknown) {
        throw e;
      }
      String encoding = Names.literal(origin.get().encoding());
      return make(owner + " ENCODING " + encoding + " LC_COLLATE 'C' LC_CTYPE 'C'");
    }
  }

  private PostgresSide make(String clause) {
    SideDatabases sides = sides();
    String side = sides.newName();
    return side(sides, sides.create(side, clause), side);
  }

  private SideDatabases sides() {
    return new SideDatabases(server, new DatabaseName(name), ending);
  }

  /** A copy that the server makes; none where others are connected. */
  Optional<SideCopy> copy() {
    SideDatabases sides = sides();
    String side = sides.newName();
    return sides.copy(name, side, owner()).map(holder -> side(sides, holder, side));
  }

  /** A copy of another, small one for whoever logged in; none where others are connected. */
  Optional<SideCopy> copyOf(String other) {
    SideDatabases sides = sides();
    String side = sides.newName();
    return sides.smallCopy(other, side).map(holder -> side(sides, holder, side));
  }

  private PostgresSide side(SideDatabases sides, PostgresSession holder, String side) {
    return new PostgresSide(sides, holder, side, engine.beside(server, side));
  }

  /** Roles have rights in it by who owns it, and so a copy belongs to the same one. */
  private String clause(String locale) {
    try (PostgresSession session = server.session(name, true)) {
      return ownerClause(session.login().owner())
          + (locale.isEmpty() ? DatabaseLocale.of(session.connection()).clause() : locale)
          + tablespace(session);
    } catch (SQLException e) {
      throw server.problem("could not read owner and collation of", name, e);
    }
  }

  private String owner() {
    try (PostgresSession session = server.session(name, true)) {
      return ownerClause(session.login().owner());
    } catch (SQLException e) {
      throw server.problem("could not read the owner of", name, e);
    }
  }

  /** The same role, if it is here and whoever logged in may act as it. */
  private String owner(String role) {
    try (PostgresSession session = server.maintenance()) {
      return ownerClause(session.login().owner(role));
    } catch (SQLException e) {
      throw server.problem("could not look for the role " + role + " on the server of", name, e);
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

  private static String ownerClause(String owner) {
    return owner.isEmpty() ? "" : " OWNER " + Names.quoted(owner);
  }
}
