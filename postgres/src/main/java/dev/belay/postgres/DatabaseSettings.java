package dev.belay.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What belongs to a database and not to what is in it, as statements that give the same to another
 * one of that name: owner, rights, settings, connection limit, comment.
 */
final class DatabaseSettings {
  /** Their values are lists of names (guc.h, GUC_LIST_QUOTE). */
  private static final Set<String> LISTS =
      Set.of(
          "local_preload_libraries",
          "search_path",
          "session_preload_libraries",
          "shared_preload_libraries",
          "temp_tablespaces",
          "unix_socket_directories");

  private final PostgresSession session;
  private final String name;

  /** Of a database, asked in the maintenance database. */
  DatabaseSettings(PostgresSession session, String name) {
    this.session = session;
    this.name = name;
  }

  List<String> statements() {
    List<String> statements = new ArrayList<>();
    String database = Names.quoted(name);
    String where = " WHERE d.datname = " + Names.literal(name);
    List<String> row =
        ask("SELECT pg_get_userbyid(d.datdba), d.datconnlimit,"
                + " coalesce(shobj_description(d.oid, 'pg_database'), ''),"
                + " d.datacl IS NULL, d.datistemplate FROM pg_database d"
                + where)
            .get(0);
    statements.add("ALTER DATABASE " + database + " OWNER TO " + Names.quoted(row.get(0)));
    statements.add("ALTER DATABASE " + database + " CONNECTION LIMIT " + row.get(1));
    statements.add(comment(name, row.get(2)));
    if (row.get(4).equals("t")) {
      statements.add("ALTER DATABASE " + database + " IS_TEMPLATE true");
    }
    if (row.get(3).equals("f")) {
      rights(database, where, statements);
    }
    labels(database, where, statements);
    settings(database, statements);
    return statements;
  }

  /** The empty text takes the comment away that a new database has got from Belay. */
  static String comment(String name, String text) {
    return "COMMENT ON DATABASE "
        + Names.quoted(name)
        + " IS "
        + (text.isEmpty() ? "NULL" : Names.literal(text));
  }

  private void rights(String database, String where, List<String> statements) {
    statements.add("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
    for (List<String> right :
        ask(
            "SELECT a.privilege_type, CASE a.grantee WHEN 0 THEN 'PUBLIC'"
                + " ELSE quote_ident(pg_get_userbyid(a.grantee)) END,"
                + " CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END"
                + " FROM pg_database d, aclexplode(d.datacl) a"
                + where)) {
      statements.add(
          "GRANT "
              + right.get(0)
              + " ON DATABASE "
              + database
              + " TO "
              + right.get(1)
              + right.get(2));
    }
  }

  private void labels(String database, String where, List<String> statements) {
    for (List<String> label :
        ask(
            "SELECT l.provider, l.label FROM pg_shseclabel l JOIN pg_database d"
                + " ON l.classoid = 'pg_database'::regclass AND d.oid = l.objoid"
                + where)) {
      statements.add(
          "SECURITY LABEL FOR %s ON DATABASE %s IS %s"
              .formatted(Names.quoted(label.get(0)), database, Names.literal(label.get(1))));
    }
  }

  private void settings(String database, List<String> statements) {
    for (List<String> each :
        ask(
            "SELECT CASE s.setrole WHEN 0 THEN '' ELSE quote_ident(pg_get_userbyid(s.setrole)) END,"
                + " split_part(c, '=', 1), substr(c, position('=' IN c) + 1)"
                + " FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase,"
                + " unnest(s.setconfig) c WHERE d.datname = "
                + Names.literal(name))) {
      String setting = each.get(1);
      String value =
          LISTS.contains(setting)
              ? QuotedList.read(each.get(2)).literals()
              : Names.literal(each.get(2));
      String whose =
          each.get(0).isEmpty()
              ? "ALTER DATABASE " + database
              : "ALTER ROLE " + each.get(0) + " IN DATABASE " + database;
      statements.add(whose + " SET " + Names.quoted(setting) + " TO " + value);
    }
  }

  private List<List<String>> ask(String sql) {
    return session.query(sql, Integer.MAX_VALUE);
  }
}
