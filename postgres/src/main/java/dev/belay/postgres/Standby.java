package dev.belay.postgres;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.util.List;

/** A server that follows another one: it can be read, and nothing in it can be changed. */
final class Standby {
  private Standby() {}

  /**
   * Refuses to go on where the session's server is one.
   *
   * @param database for people
   * @throws dev.belay.problem.BelayException {@code DATABASE_READ_ONLY}
   */
  static void refuse(PostgresSession session, String database) {
    if (session.query("SELECT pg_is_in_recovery()", 1).get(0).get(0).equals("f")) {
      return;
    }
    List<List<String>> sender =
        session.query(
            "SELECT sender_host, sender_port FROM pg_stat_wal_receiver WHERE sender_host <> ''", 1);
    String primary =
        sender.isEmpty()
            ? ""
            : ", and follows " + sender.get(0).get(0) + ":" + sender.get(0).get(1);
    throw Problem.of(Code.DATABASE_READ_ONLY, database + " is on a standby")
        .why("the server is in recovery" + primary)
        .remedy("give the address of the primary: -t URL, or url: in belay.yaml")
        .toException();
  }
}
