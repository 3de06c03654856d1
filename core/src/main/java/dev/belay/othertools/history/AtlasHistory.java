package dev.belay.othertools.history;

import dev.belay.engine.Session;
import dev.belay.migration.Version;
import dev.belay.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** That of Atlas. A row of its own kind, the baseline, stands for all that is older. */
final class AtlasHistory {
  /** ariga/atlas, sql/migrate/migrate.go, RevisionTypeBaseline. */
  private static final String BASELINE = "1";

  private static final String QUESTION =
      "SELECT {version}, {hash}, {executed_at}, {type} FROM {table}"
          + " WHERE {applied} >= {total} AND coalesce({error}, '') = '' ORDER BY {version}";

  private AtlasHistory() {}

  static Past read(ToolTable table, Session session, Dialect dialect) {
    List<Applied> applied = new ArrayList<>();
    Optional<Version> upTo = Optional.empty();
    for (List<String> row : table.ask(session, QUESTION)) {
      String version = row.get(0);
      if (row.get(3).equals(BASELINE) && Version.isOne(version)) {
        upTo = Optional.of(new Version(version));
      } else if (!version.startsWith(".")) {
        applied.add(Applied.of(version, version, row.get(1), row.get(2)));
      }
    }
    return new Past(applied, upTo);
  }
}
