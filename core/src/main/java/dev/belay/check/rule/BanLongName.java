package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.database.SchemaSnapshot;
import dev.belay.database.Table;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A new name that is longer than the server keeps: it is cut without an error. */
public final class BanLongName implements ServerRule {
  @Override
  public String id() {
    return "ban-long-name";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    if (!begins(statement, "CREATE") && !begins(statement, "ALTER")) {
      return Optional.empty();
    }
    return script.conditions().dialect().cutNames(statement).entrySet().stream()
        .filter(name -> !isOld(name, script, statement))
        .findFirst()
        .map(
            name ->
                Finding.of(
                    id(),
                    Severity.WARNING,
                    statement,
                    name.getKey()
                        + " is longer than 63 bytes, and is cut to "
                        + name.getValue()
                        + " without an error: whatever else begins so has the same name",
                    "Choose a shorter one."));
  }

  private static boolean begins(Statement statement, String word) {
    return statement.text().regionMatches(true, 0, word, 0, word.length());
  }

  /** Whoever says it again means what has the name already. */
  private static boolean isOld(Map.Entry<String, String> name, Script script, Statement statement) {
    boolean said =
        Stream.concat(script.earlier().stream(), script.migrations().stream())
            .flatMap(migration -> migration.statements().stream())
            .takeWhile(each -> !each.equals(statement))
            .anyMatch(each -> each.text().contains(name.getKey()));
    return said
        || (begins(statement, "ALTER")
            && script.schema().filter(schema -> has(schema, name.getValue())).isPresent());
  }

  private static boolean has(SchemaSnapshot schema, String name) {
    return schema.tables().stream().anyMatch(table -> has(table, name))
        || schema.objects().stream().anyMatch(object -> object.name().contains(name));
  }

  private static boolean has(Table table, String name) {
    return table.name().name().equals(name) || table.definition().contains(name);
  }
}
