package dev.belay.othertools.history;

import dev.belay.engine.Session;
import dev.belay.migration.Version;
import dev.belay.sql.Dialect;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * That of golang-migrate: one row with the newest version. A dirty one was begun and did not end,
 * so that only what lies below it is in.
 */
final class GolangMigrateHistory {
  private static final String QUESTION =
      "SELECT {version}, CASE WHEN "
          + SimpleHistory.IS_TRUE.formatted("dirty")
          + " THEN 1 ELSE 0"
          + " END FROM {table}";

  private GolangMigrateHistory() {}

  static Past read(ToolTable table, Session session, Dialect dialect) {
    List<List<String>> rows = table.ask(session, QUESTION);
    if (rows.isEmpty()) {
      return Past.NOTHING;
    }
    BigInteger version = new BigInteger(rows.getFirst().get(0));
    boolean dirty = rows.getFirst().get(1).equals("1");
    BigInteger last = dirty ? version.subtract(BigInteger.ONE) : version;
    return last.signum() < 0
        ? Past.NOTHING
        : new Past(List.of(), Optional.of(new Version(last.toString())));
  }
}
