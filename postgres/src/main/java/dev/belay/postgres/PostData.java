package dev.belay.postgres;

import dev.belay.database.TableName;
import dev.belay.postgres.dump.Piece;
import dev.belay.postgres.dump.ScriptReader;
import dev.belay.postgres.dump.Survey;
import dev.belay.postgres.parse.PostgresDialect;
import dev.belay.postgres.parse.Words;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * What pg_dump puts behind the rows. Indexes and keys need the rows of one table and are built by
 * several sessions at the same time, then foreign keys, which need them; what is left runs in its
 * own order, event triggers last. Not thread-safe.
 */
final class PostData {
  /** Enough for most indexes to be sorted without files, and not too much for four at once. */
  private static final String SETTINGS = "SET maintenance_work_mem = '128MB'";

  private final List<String> settings = new ArrayList<>();
  private final Map<TableName, List<Builds.Build>> indexes = new LinkedHashMap<>();
  private final List<String> attachments = new ArrayList<>();
  private final List<Builds.Build> foreignKeys = new ArrayList<>();
  private final List<String> rest = new ArrayList<>();
  private String tablespace = "";

  private PostData() {}

  /** Nothing at all. */
  static PostData none() {
    return new PostData();
  }

  /** Takes a script of pg_dump apart. */
  static PostData of(InputStream script) throws IOException {
    var data = new PostData();
    var reader = new ScriptReader(script);
    for (Optional<Piece> piece = reader.next(); piece.isPresent(); piece = reader.next()) {
      if (piece.get() instanceof Piece.Statement statement) {
        data.add(statement.sql(), Survey.words(statement));
      }
    }
    return data;
  }

  private void add(String sql, Words words) {
    boolean key = words.begin("ALTER", "TABLE") && words.contain("ADD", "CONSTRAINT");
    if (words.begin("SET", "default_tablespace")) {
      tablespace = words.value();
    } else if (words.begin("SET") || words.contain("set_config")) {
      settings.add(sql);
    } else if (words.begin("CREATE", "INDEX") || words.begin("CREATE", "UNIQUE", "INDEX")) {
      addIndex(sql, table(words, "ON"), false);
    } else if (key && words.contain("FOREIGN", "KEY")) {
      Set<TableName> both = new HashSet<>();
      both.add(table(words, "TABLE"));
      both.add(table(words, "REFERENCES"));
      foreignKeys.add(new Builds.Build(sql, both, true));
    } else if (key && isIndex(words)) {
      addIndex(sql, table(words, "TABLE"), true);
    } else if (words.begin("ALTER", "INDEX") && words.contain("ATTACH", "PARTITION")) {
      attachments.add(sql);
    } else {
      rest.add(placed(sql));
    }
  }

  private void addIndex(String sql, TableName table, boolean alone) {
    indexes
        .computeIfAbsent(table, name -> new ArrayList<>())
        .add(new Builds.Build(placed(sql), Set.of(table), alone));
  }

  private static TableName table(Words words, String keyword) {
    List<String> parts = Words.of(words.nameBehind(keyword)).partsAt(0);
    return PostgresDialect.table(parts.getFirst(), parts.getLast());
  }

  private static boolean isIndex(Words words) {
    return words.contain("PRIMARY", "KEY") || words.contain("UNIQUE") || words.contain("EXCLUDE");
  }

  /** Where it lies is a setting of the session that makes it. */
  private String placed(String sql) {
    return tablespace.isEmpty()
        ? sql
        : "SET default_tablespace = "
            + Names.quoted(tablespace)
            + "; "
            + sql
            + "; SET default_tablespace = ''";
  }

  /**
   * With foreign keys that are held against new rows only: of a part of the tables the rows that
   * they point at may be missing. Those of partitioned tables can't be so, and come later.
   */
  PostData withoutParents(PartChoice choice) {
    List<Builds.Build> checked = List.copyOf(foreignKeys);
    foreignKeys.clear();
    for (Builds.Build key : checked) {
      choice
          .unchecked(key.sql())
          .map(sql -> new Builds.Build(sql, key.tables(), key.alone()))
          .ifPresent(foreignKeys::add);
    }
    return this;
  }

  /** What needs the rows of this table only; handed out once. */
  List<Builds.Build> takeIndexes(TableName table) {
    List<Builds.Build> taken = indexes.remove(table);
    return taken == null ? List.of() : taken;
  }

  /** The same of all tables that are left. */
  List<Builds.Build> takeIndexes() {
    List<Builds.Build> taken = new ArrayList<>();
    indexes.values().forEach(taken::addAll);
    indexes.clear();
    return taken;
  }

  /** Makes a session fit to build; it is not to be used for anything else afterwards. */
  void prepare(PostgresSession session) throws SQLException {
    for (String setting : settings) {
      session.run(setting);
    }
    session.run(SETTINGS);
  }

  /** Builds it all. */
  void build(List<PostgresSession> sessions, ExecutorService pool)
      throws SQLException, IOException {
    for (PostgresSession session : sessions) {
      prepare(session);
    }
    Builds.run(takeIndexes(), sessions, pool);
    finish(sessions, pool);
  }

  /** Builds all but indexes, which are there, by sessions that are fit. */
  void finish(List<PostgresSession> sessions, ExecutorService pool)
      throws SQLException, IOException {
    inOrder(attachments, sessions.getFirst());
    Builds.run(foreignKeys, sessions, pool);
    inOrder(rest, sessions.getFirst());
  }

  private static void inOrder(List<String> statements, PostgresSession session) {
    for (String sql : statements) {
      try {
        session.runWhole(sql);
      } catch (SQLException e) {
        throw session.problemOf(sql, e);
      }
    }
  }
}
