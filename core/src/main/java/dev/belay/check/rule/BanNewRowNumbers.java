package dev.belay.check.rule;

import dev.belay.check.EmbeddedRule;
import dev.belay.check.Finding;
import dev.belay.check.Rebuild;
import dev.belay.check.Script;
import dev.belay.check.SearchIndexes;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A rebuild that numbers the rows anew while a full-text index knows them by their numbers
 * (https://www.sqlite.org/fts5.html#external_content_tables).
 */
public final class BanNewRowNumbers implements EmbeddedRule {
  private static final List<String> ROW_NUMBER = List.of("rowid", "oid", "_rowid_");

  @Override
  public String id() {
    return "ban-new-row-numbers";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    return Rebuild.of(script, migration, statement, action)
        .filter(rebuild -> !rebuild.old().keepsRowNumbers() && !copiesThem(rebuild))
        .filter(rebuild -> script.mayHoldRows(rebuild.table(), statement))
        .flatMap(
            rebuild ->
                new SearchIndexes(script, statement)
                    .of(rebuild.table()).stream()
                        .filter(index -> !isFilledAnew(rebuild, index))
                        .findFirst()
                        .map(index -> finding(statement, rebuild, index)));
  }

  private static boolean copiesThem(Rebuild rebuild) {
    return rebuild.copy().columns().stream()
        .anyMatch(column -> ROW_NUMBER.stream().anyMatch(column::equalsIgnoreCase));
  }

  /** As in {@code INSERT INTO search (search) VALUES ('rebuild')}, or it is dropped. */
  private static boolean isFilledAnew(Rebuild rebuild, String index) {
    return rebuild.behind().stream()
        .anyMatch(
            action ->
                switch (action) {
                  case Action.Insert insert -> insert.table().name().equalsIgnoreCase(index);
                  case Action.DropTable drop -> drop.table().name().equalsIgnoreCase(index);
                  default -> false;
                });
  }

  private Finding finding(Statement statement, Rebuild rebuild, String index) {
    return Finding.of(
        id(),
        Severity.WARNING,
        statement,
        "rows of "
            + rebuild.table()
            + " get new numbers, by which "
            + index
            + " knows them: searches would find other rows",
        "Copy them: INSERT INTO "
            + rebuild.copy().table()
            + " (rowid, ...) SELECT rowid, ..., or fill it anew: INSERT INTO "
            + index
            + " ("
            + index
            + ") VALUES ('rebuild')");
  }
}
