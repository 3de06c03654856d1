package dev.belay.postgres;

import dev.belay.engine.Obstacle;
import java.util.ArrayList;
import java.util.List;

/**
 * What ties a database to other servers by its number and not by its name: a swap leaves it with
 * the old one.
 */
final class Replication {
  private final PostgresSession session;
  private final String name;

  /** Asks in the maintenance database. */
  Replication(PostgresSession session, String name) {
    this.session = session;
    this.name = name;
  }

  List<Obstacle> obstacles() {
    List<Obstacle> found = new ArrayList<>();
    for (String slot :
        column(
            "SELECT slot_name FROM pg_replication_slots WHERE NOT temporary AND database = "
                + Names.literal(name)
                + " ORDER BY 1")) {
      found.add(
          new Obstacle(
              "the replication slot %s would stay with the old %s, and keep the server's log"
                  .formatted(slot, name),
              "SELECT pg_drop_replication_slot(%s); -- and make it anew afterwards"
                  .formatted(Names.literal(slot))));
    }
    for (String subscription :
        column(
            "SELECT s.subname FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid"
                + " WHERE s.subenabled AND d.datname = "
                + Names.literal(name)
                + " ORDER BY 1")) {
      found.add(
          new Obstacle(
              "the subscription %s would go on feeding the old %s".formatted(subscription, name),
              "ALTER SUBSCRIPTION %s DISABLE; -- and make it anew afterwards"
                  .formatted(Names.quoted(subscription))));
    }
    return found;
  }

  private List<String> column(String sql) {
    return session.query(sql, Integer.MAX_VALUE).stream().map(List::getFirst).toList();
  }
}
