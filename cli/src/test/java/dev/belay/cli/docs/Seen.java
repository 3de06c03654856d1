package dev.belay.cli.docs;

import dev.belay.check.Finding;
import dev.belay.check.Severity;
import dev.belay.database.TableName;
import dev.belay.engine.TableLock;
import dev.belay.engine.TableLock.KeepsOut;
import dev.belay.engine.TableWork;
import dev.belay.engine.TouchedTable;
import dev.belay.migrate.Migrate;
import dev.belay.pipeline.Outcome;
import dev.belay.rehearse.ClosureText;
import dev.belay.rehearse.MeasuredStatement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a server was seen to do when an example was rehearsed on it, in words. */
final class Seen {
  private final Map<TableName, TableLock> locks = new TreeMap<>();
  private final Map<TableName, Set<TableWork>> work = new TreeMap<>();

  private Seen() {}

  static String in(Migrate.Report report) {
    if (report.rehearsed().isEmpty()) {
      return report.outcome() instanceof Outcome.RolledBack failed
          ? failed.problem().what() + ": " + failed.problem().why()
          : "not run";
    }
    var seen = new Seen();
    for (MeasuredStatement each : report.rehearsed().get().measured().statements()) {
      each.measurement().tables().forEach(seen::add);
    }
    List<String> words = new ArrayList<>(seen.words());
    report.findings().all().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(Finding::message)
        .forEach(words::add);
    return words.isEmpty() ? "nobody waits" : String.join("; ", words);
  }

  private void add(TouchedTable touched) {
    touched
        .strongest()
        .filter(lock -> lock.keepsOut() != KeepsOut.NOBODY)
        .ifPresent(lock -> locks.merge(touched.table(), lock, TableLock::stronger));
    if (!touched.work().isEmpty()) {
      work.computeIfAbsent(touched.table(), table -> EnumSet.noneOf(TableWork.class))
          .addAll(touched.work());
    }
  }

  /** A table each, what was done to it behind how it was locked. */
  private List<String> words() {
    Map<TableName, List<String>> tables = new TreeMap<>();
    locks.forEach((table, lock) -> tables.put(table, new ArrayList<>(List.of(lock.mode()))));
    work.forEach(
        (table, all) ->
            all.forEach(
                each ->
                    tables
                        .computeIfAbsent(table, key -> new ArrayList<>())
                        .add(ClosureText.word(each))));
    List<String> words = new ArrayList<>();
    tables.forEach((table, all) -> words.add(table + " " + String.join(", ", all)));
    return words;
  }
}
