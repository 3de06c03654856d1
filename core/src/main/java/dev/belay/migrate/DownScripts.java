package dev.belay.migrate;

import dev.belay.apply.Batch;
import dev.belay.engine.Capability;
import dev.belay.migration.Migration;
import dev.belay.migration.ParsedMigration;
import dev.belay.rehearse.DownProof;
import dev.belay.sql.Dialect;
import java.util.ArrayList;
import java.util.List;

/**
 * The down scripts of what a run applies, to be tried in rehearsal.
 *
 * @param tried those that are to be run, the last one first; none where that would prove nothing
 * @param untried what is to be said where they are not run
 */
record DownScripts(List<ParsedMigration> tried, DownProof untried) {
  private static final DownScripts NONE = new DownScripts(List.of(), DownProof.NONE);

  static DownScripts of(Work work, boolean allRows) {
    if (work.direction() == Direction.DOWN || !allRows) {
      return NONE;
    }
    Dialect dialect = work.workspace().engine().dialect();
    List<ParsedMigration> scripts = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (ParsedMigration each : work.plan().pending().reversed()) {
      Migration migration = each.migration();
      if (migration.down().isEmpty()) {
        without.add(migration.file() + " has none");
      } else {
        scripts.add(ParsedMigration.parseDown(migration, dialect));
      }
      if (each.statements().size()
          < ParsedMigration.parse(migration, dialect).statements().size()) {
        without.add("a part of " + migration.file() + " was applied before");
      }
    }
    if (scripts.isEmpty()) {
      return NONE;
    }
    if (!runsAtOnce(work, scripts)) {
      without.add("they can't run in a transaction");
    }
    return without.isEmpty()
        ? new DownScripts(scripts, DownProof.NONE)
        : new DownScripts(
            List.of(),
            new DownProof(scripts.stream().map(ParsedMigration::migration).toList(), without));
  }

  private static boolean runsAtOnce(Work work, List<ParsedMigration> scripts) {
    List<Batch> batches = Batch.of(scripts);
    return work.workspace().database().capabilities().contains(Capability.SINGLE_WRITER)
        || (batches.size() == 1 && batches.getFirst().transactional());
  }
}
