package dev.belay.postgres;

import dev.belay.engine.Obstacle;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether whoever restores may put another database in the place of one: rename it, end the
 * sessions in it, and give the other one its settings.
 */
final class SwapRights {
  private static final int ROLE_ADMINISTRATORS_SINCE = 160_000;

  private final PostgresSession session;
  private final String name;

  /** Asks in the maintenance database. */
  SwapRights(PostgresSession session, String name) {
    this.session = session;
    this.name = name;
  }

  List<Obstacle> obstacles() {
    List<Obstacle> found = new ArrayList<>();
    if (one("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").equals("t")) {
      return found;
    }
    String user = one("SELECT current_user");
    owner(user, found);
    tablespace(user, found);
    settings(user, found);
    sessions(user, found);
    return found;
  }

  private void owner(String user, List<Obstacle> found) {
    String database = " FROM pg_database WHERE datname = " + Names.literal(name);
    if (one("SELECT pg_has_role(datdba, 'MEMBER')" + database).equals("f")) {
      String owner = one("SELECT pg_get_userbyid(datdba)" + database);
      found.add(
          new Obstacle(
              "%s belongs to %s, whose member %s is not".formatted(name, owner, user),
              grant(owner, user)));
    }
  }

  /** The new one is to lie where the old one does; everybody may use the usual one. */
  private void tablespace(String user, List<Obstacle> found) {
    for (List<String> row :
        session.query(
            "SELECT s.spcname FROM pg_tablespace s JOIN pg_database d ON d.dattablespace = s.oid"
                + " WHERE s.spcname <> 'pg_default' AND NOT has_tablespace_privilege(s.oid,"
                + " 'CREATE') AND d.datname = "
                + Names.literal(name),
            1)) {
      String tablespace = row.getFirst();
      found.add(
          new Obstacle(
              "%s is in the tablespace %s, where %s may make nothing"
                  .formatted(name, tablespace, user),
              "GRANT CREATE ON TABLESPACE %s TO %s;"
                  .formatted(Names.quoted(tablespace), Names.quoted(user))));
    }
  }

  /** ALTER ROLE ... IN DATABASE is a matter of the role, not of the database. */
  private void settings(String user, List<Obstacle> found) {
    boolean may =
        one("SELECT rolcreaterole FROM pg_roles WHERE rolname = current_user").equals("t");
    boolean old = Integer.parseInt(one("SHOW server_version_num")) < ROLE_ADMINISTRATORS_SINCE;
    if (may && old) {
      return;
    }
    for (List<String> row :
        session.query(
            "SELECT DISTINCT r.rolname FROM pg_db_role_setting s JOIN pg_roles r ON r.oid ="
                + " s.setrole JOIN pg_database d ON d.oid = s.setdatabase WHERE r.rolname <>"
                + " current_user AND d.datname = "
                + Names.literal(name),
            Integer.MAX_VALUE)) {
      String role = row.get(0);
      found.add(
          new Obstacle(
              "%s has settings for the role %s, which %s may not give to another database"
                  .formatted(name, role, user),
              old
                  ? "ALTER ROLE " + Names.quoted(user) + " CREATEROLE;"
                  : "restore as a superuser"));
    }
  }

  private void sessions(String user, List<Obstacle> found) {
    String others =
        one(
            "SELECT count(*) FROM pg_stat_activity a JOIN pg_roles r ON r.oid = a.usesysid"
                + " WHERE NOT pg_has_role(a.usesysid, 'MEMBER') AND a.datname = "
                + Names.literal(name)
                + " AND (r.rolsuper OR NOT pg_has_role('pg_signal_backend', 'MEMBER'))");
    if (!others.equals("0")) {
      found.add(
          new Obstacle(
              "%s sessions of other roles are in %s, which %s may not end"
                  .formatted(others, name, user),
              grant("pg_signal_backend", user)
                  + " -- those of superusers have to be ended by one"));
    }
  }

  private static String grant(String role, String user) {
    return "GRANT " + Names.quoted(role) + " TO " + Names.quoted(user) + ";";
  }

  private String one(String sql) {
    return session.query(sql, 1).get(0).get(0);
  }
}
