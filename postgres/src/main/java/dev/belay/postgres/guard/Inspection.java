package dev.belay.postgres.guard;

import dev.belay.engine.Guard;
import dev.belay.engine.GuardOptions;
import dev.belay.engine.GuardStatus;
import dev.belay.engine.GuardStatus.Cover;
import dev.belay.engine.GuardStatus.Extent;
import dev.belay.jdbc.Statements;
import dev.belay.problem.Listed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks what is in place, by the catalogues and not by what was asked for. */
public final class Inspection {
  private static final int NAMED = 3;

  private final Connection connection;
  private final Statements statements;

  public Inspection(Connection connection) {
    this.connection = connection;
    this.statements = new Statements(connection);
  }

  /** What there is at this moment. */
  public GuardStatus status() throws SQLException {
    Optional<GuardOptions> options = new StoredOptions(connection).read();
    List<Cover> covers = new ArrayList<>();
    for (Guard guard : Guard.values()) {
      covers.add(cover(guard, options));
    }
    return new GuardStatus(options, covers);
  }

  private Cover cover(Guard guard, Optional<GuardOptions> options) throws SQLException {
    if (options.isEmpty() || !options.get().guards().contains(guard)) {
      return new Cover(guard, Extent.NOT_COVERED, notAsked(guard));
    }
    return switch (guard) {
      case DROP -> event(guard, EventGuard.DROP, "a superuser may drop the event trigger");
      case NEW_TABLES -> event(guard, EventGuard.CREATE, "but not foreign tables");
      case TRUNCATE -> tables(guard, "truncate");
      case DELETE_LIMIT -> tables(guard, "delete");
      case UPDATE_LIMIT -> tables(guard, "update");
      case DROP_DATABASE -> database();
    };
  }

  private static String notAsked(Guard guard) {
    return guard == Guard.DROP_DATABASE
        ? "not asked for: as a template it could be copied by whoever may create databases"
        : "not asked for";
  }

  private Cover event(Guard guard, EventGuard trigger, String limit) throws SQLException {
    boolean there =
        statements
            .scalar(
                "SELECT evtenabled FROM pg_event_trigger WHERE evtname = '"
                    + trigger.trigger()
                    + "'")
            .equals("A");
    return there
        ? new Cover(guard, Extent.COVERED, limit)
        : new Cover(
            guard,
            Extent.NOT_COVERED,
            "no event trigger is at work: only a superuser may make one, and services may give"
                + " none");
  }

  /** Of all tables that hold rows of the user's and are not excepted. */
  private Cover tables(Guard guard, String trigger) throws SQLException {
    String bare =
        """
        SELECT format('%%I.%%I', n.nspname, c.relname) FROM pg_class c
          JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
          AND n.nspname NOT IN ('belay', 'belay_guard', 'information_schema')
          AND n.nspname !~ '^pg_' AND NOT EXISTS (SELECT FROM belay_guard.options o
            WHERE o.kind = 'except' AND belay_guard.means(o.name, n.nspname || '.' || c.relname))
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
            AND d.objid = c.oid AND d.deptype = 'e')
          AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid
            AND t.tgname = 'belay_guard_%s' AND t.tgenabled = 'A')
        ORDER BY 1\
        """
            .formatted(trigger);
    List<String> uncovered =
        statements.rows(bare, Integer.MAX_VALUE).stream().map(List::getFirst).toList();
    if (!uncovered.isEmpty()) {
      return new Cover(guard, Extent.PARTLY, "not on " + named(uncovered));
    }
    return isKept()
        ? new Cover(guard, Extent.COVERED, "on every table")
        : new Cover(
            guard, Extent.PARTLY, "on every table, but the owner of a table may switch it off");
  }

  private boolean isKept() throws SQLException {
    return event(Guard.DROP, EventGuard.ALTER, "").extent() == Extent.COVERED;
  }

  private static String named(List<String> tables) {
    return Listed.of(tables, NAMED)
        + ": foreign tables, or tables of other owners, or switched off";
  }

  private Cover database() throws SQLException {
    String sql = "SELECT datistemplate FROM pg_database WHERE datname = current_database()";
    return statements.scalar(sql).equals("t")
        ? new Cover(
            Guard.DROP_DATABASE,
            Extent.COVERED,
            "it is a template now: whoever may create databases could copy it")
        : new Cover(Guard.DROP_DATABASE, Extent.NOT_COVERED, "only its owner may ask for that");
  }
}
