package dev.belay.check;

import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A limit of time that a file does not set, though one of its statements should have one. Belay
 * sets limits itself, so it is missing only in files that another tool applies.
 *
 * @param settings lower case; each of them is such a limit
 * @param need the table for whose sake an action should have one
 */
public record MissingLimit(List<String> settings, Function<Action, Optional<TableName>> need) {
  public MissingLimit {
    settings = List.copyOf(settings);
  }

  /** The table that is there already; only once a file, at the first statement in need. */
  public Optional<TableName> find(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (migration.migration().mark().isEmpty()) {
      return Optional.empty();
    }
    return needed(script, statement, action)
        .filter(
            table ->
                migration.statements().stream()
                    .takeWhile(each -> !each.equals(statement))
                    .noneMatch(each -> settles(script, each)));
  }

  /** Whether it sets a limit, or is told of already. */
  private boolean settles(Script script, Statement statement) {
    String text = statement.text().toLowerCase(Locale.ROOT);
    return settings.stream().anyMatch(text::contains)
        || statement.actions().stream()
            .anyMatch(action -> needed(script, statement, action).isPresent());
  }

  private Optional<TableName> needed(Script script, Statement statement, Action action) {
    return need.apply(action).filter(table -> script.mayHoldRows(table, statement));
  }
}
