package dev.belay.postgres;

import dev.belay.postgres.dump.Piece;
import dev.belay.postgres.dump.ScriptReader;
import dev.belay.postgres.dump.Survey;
import dev.belay.postgres.parse.Words;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * What pg_dump puts behind the rows. Indexes and keys are built by several sessions at the same
 * time, then foreign keys, which need them; what is left runs in its own order, event triggers
 * last.
 */
final class PostData {
  /** Enough for most indexes to be sorted without files, and not too much for four at once. */
  private static final String SETTINGS = "SET maintenance_work_mem = '128MB'";

  private final List<String> settings = new ArrayList<>();
  private final List<Builds.Build> indexes = new ArrayList<>();
  private final List<String> attachments = new ArrayList<>();
  private final List<Builds.Build> foreignKeys = new ArrayList<>();
  private final List<String> rest = new ArrayList<>();
  private String tablespace = "";

  private PostData() {}

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
      indexes.add(new Builds.Build(placed(sql), Builds.tables(words.nameBehind("ON")), false));
    } else if (key && words.contain("FOREIGN", "KEY")) {
      String table = words.nameBehind("TABLE");
      String parent = words.nameBehind("REFERENCES");
      foreignKeys.add(new Builds.Build(sql, Builds.tables(table, parent), true));
    } else if (key && isIndex(words)) {
      indexes.add(new Builds.Build(placed(sql), Builds.tables(words.nameBehind("TABLE")), true));
    } else if (words.begin("ALTER", "INDEX") && words.contain("ATTACH", "PARTITION")) {
      attachments.add(sql);
    } else {
      rest.add(placed(sql));
    }
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
   * they point at may be missing. Those of partitioned tables can't be so, and are left out.
   */
  PostData withoutParents() {
    foreignKeys.replaceAll(
        key -> new Builds.Build(unchecked(key.sql()), key.tables(), key.alone()));
    foreignKeys.removeIf(key -> key.sql().isEmpty());
    return this;
  }

  private static String unchecked(String sql) {
    Words words = Words.of(sql);
    if (words.contain("NOT", "VALID")) {
      return sql;
    }
    return words.contain("ONLY") ? sql + " NOT VALID" : "";
  }

  /** Builds it all; the sessions are not to be used for anything else afterwards. */
  void build(List<PostgresSession> sessions, ExecutorService pool)
      throws SQLException, IOException {
    for (PostgresSession session : sessions) {
      for (String setting : settings) {
        session.run(setting);
      }
      session.run(SETTINGS);
    }
    Builds.run(indexes, sessions, pool);
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
