package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.engine.Part;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.jdbc.Statements;
import dev.belay.postgres.connect.ClientRun;
import dev.belay.postgres.parse.PostgresDialect;
import dev.belay.postgres.parse.Words;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings a part of one database into another in one transaction, as pg_dump writes it, and compares
 * it before the end with what it should be.
 */
final class PartMove {
  private final PostgresServer server;
  private final String from;
  private final PartChoice choice;
  private final String source;
  private final List<String> told = new ArrayList<>();

  /**
   * Prepares.
   *
   * @param from the database that holds the part
   * @param source what that has come out of: {@code backup}
   */
  PartMove(PostgresServer server, String from, PartChoice choice, String source) {
    this.server = server;
    this.from = from;
    this.choice = choice;
    this.source = source;
  }

  List<String> into(PostgresSession session, Fingerprint whole) throws SQLException, IOException {
    List<TableName> tables;
    List<String> options;
    List<String> keys;
    try (PostgresSession side = server.session(from, false)) {
      tables = choice.tables(side);
      leaveOutKeys(side, session, tables);
      keys = choice.lateKeys().stream().filter(key -> holds(key, side)).toList();
      options = options(side, tables);
    }
    session.begin(false);
    makeSchema(session);
    copy(session, options);
    for (TableName table : tables) {
      compare(session, whole, table);
    }
    validate(session);
    for (String key : keys) {
      addKey(session, key);
    }
    session.commit();
    return told;
  }

  /** What points at tables that are not there, and don't come, can't be made. */
  private void leaveOutKeys(PostgresSession side, PostgresSession there, List<TableName> tables)
      throws SQLException {
    for (Reference key : Reference.all(new Statements(side.connection()))) {
      if (!key.inherited()
          && tables.contains(key.table())
          && !tables.contains(key.parent())
          && !isIn(there, key.parent())) {
        String name = Names.quoted(key.name());
        side.run("ALTER TABLE " + Names.qualified(key.table()) + " DROP CONSTRAINT " + name);
        told.add(
            "left out: %s of %s, since there is no %s here"
                .formatted(name, key.table(), key.parent()));
      }
    }
  }

  private static boolean isIn(PostgresSession session, TableName table) throws SQLException {
    String name = Names.literal(Names.qualified(table));
    return !session.scalar("SELECT to_regclass(" + name + ")").isEmpty();
  }

  /** Exact names for pg_dump; a table that gets another name gets it first. */
  private List<String> options(PostgresSession side, List<TableName> tables) throws SQLException {
    Part part = choice.part();
    List<String> options = new ArrayList<>();
    if (part.table().isEmpty()) {
      options.add("--schema=" + Names.quoted(choice.schema()));
      return options;
    }
    if (part.as().isPresent()) {
      new Renaming(side, choice.schema()).table(part.table().get(), part.as().get());
    }
    for (TableName table : tables) {
      options.add("--table=" + Names.qualified(renamed(table)));
    }
    return options;
  }

  private TableName renamed(TableName table) {
    Part part = choice.part();
    boolean root = part.table().isPresent() && table.equals(choice.table(part.table().get()));
    return root && part.as().isPresent() ? choice.table(part.as().get()) : table;
  }

  private void makeSchema(PostgresSession session) throws SQLException {
    if (choice.part().table().isPresent()
        && session
            .query(
                "SELECT 1 FROM pg_namespace WHERE nspname = " + Names.literal(choice.schema()), 1)
            .isEmpty()) {
      session.run("CREATE SCHEMA " + Names.quoted(choice.schema()));
    }
  }

  private void copy(PostgresSession session, List<String> options)
      throws SQLException, IOException {
    int version = session.connection().getServerMajorVersion();
    try (ClientRun dump = server.programs().dump(version, from, options)) {
      new ScriptRun(session, choice.part().toString()).insideTransaction().run(dump.output());
      dump.finish();
    }
    session.run("SET search_path TO DEFAULT");
  }

  private void compare(PostgresSession session, Fingerprint whole, TableName table) {
    var promised = whole.find(table);
    if (promised.isEmpty()) {
      return;
    }
    TableFingerprint here = session.fingerprint(renamed(table)).orElseThrow();
    boolean same =
        here.rows().equals(promised.get().rows())
            && here.rowSum().equals(promised.get().rowSum())
            && here.columns().equals(promised.get().columns());
    if (!same) {
      throw Problem.of(
              Code.VERIFICATION_FAILED,
              "what came of " + table + " is not what the " + source + " has")
          .why(
              "%s rows were promised, and %s are there"
                  .formatted(promised.get().rows(), here.rows()))
          .toException();
    }
    told.add(
        "%s: %s rows, every value as in the %s".formatted(renamed(table), here.rows(), source));
  }

  private boolean holds(String key, PostgresSession side) {
    return choice.holds(tableOf(key), side);
  }

  private static String tableOf(String key) {
    return Words.of(key).nameBehind("TABLE");
  }

  /** A partitioned table's key is there and holds, or is not there. */
  private void addKey(PostgresSession session, String key) throws SQLException {
    String written = tableOf(key);
    List<String> parts = Words.of(written).partsAt(0);
    TableName table = renamed(PostgresDialect.table(parts.getFirst(), parts.getLast()));
    orTell(
        session,
        key.replaceFirst(Pattern.quote(written), Matcher.quoteReplacement(Names.qualified(table))),
        "left out: " + key);
  }

  /** What points at rows of other tables is held against those that are here now. */
  private void validate(PostgresSession session) throws SQLException {
    for (List<String> key :
        session.query(
            "SELECT conrelid::regclass, quote_ident(conname) FROM pg_constraint"
                + " WHERE contype = 'f' AND NOT convalidated AND xmin = pg_current_xact_id()::xid",
            Integer.MAX_VALUE)) {
      orTell(
          session,
          "ALTER TABLE " + key.get(0) + " VALIDATE CONSTRAINT " + key.get(1),
          "%s of %s is there, but not validated".formatted(key.get(1), key.get(0)));
    }
  }

  /** Where a statement fails it is as if it had not been run, but for what is told. */
  private void orTell(PostgresSession session, String sql, String failed) throws SQLException {
    session.run("SAVEPOINT before_key");
    try {
      session.run(sql);
    } catch (SQLException e) {
      session.run("ROLLBACK TO SAVEPOINT before_key");
      told.add(failed + ": " + session.problemOf("", e).problem().what());
    }
  }
}
