package dev.belay.check;

import dev.belay.database.Table;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The full-text indexes whose content is in another table, as far as they are known when a
 * statement is reached (https://www.sqlite.org/fts5.html#external_content_tables).
 */
public final class SearchIndexes {
  private static final Pattern VIRTUAL =
      Pattern.compile(
          "CREATE\\s+VIRTUAL\\s+TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?[\"'`\\[]?(\\w+).*?"
              + "\\bcontent\\s*=\\s*[\"']?([^\"',)]+)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern OTHER_NUMBER =
      Pattern.compile(
          "content_rowid\\s*=\\s*[\"']?(?!rowid|oid|_rowid_)\\w", Pattern.CASE_INSENSITIVE);

  private final List<String> definitions = new ArrayList<>();

  public SearchIndexes(Script script, Statement at) {
    script.schema().stream()
        .flatMap(schema -> schema.tables().stream())
        .map(Table::definition)
        .forEach(definitions::add);
    if (script.schema().isEmpty()) {
      script.earlier().forEach(this::addAll);
    }
    for (ParsedMigration migration : script.migrations()) {
      if (migration.statements().contains(at)) {
        migration.statements().stream().takeWhile(each -> !each.equals(at)).forEach(this::add);
        return;
      }
      addAll(migration);
    }
  }

  private void addAll(ParsedMigration migration) {
    migration.statements().forEach(this::add);
  }

  private void add(Statement statement) {
    if (statement.action() instanceof Action.Other) {
      definitions.add(statement.text());
    }
  }

  /** Those that know the rows of a table by the numbers that SQLite gives them. */
  public List<String> of(TableName table) {
    List<String> found = new ArrayList<>();
    for (String definition : definitions) {
      Matcher matcher = VIRTUAL.matcher(definition);
      if (matcher.lookingAt()
          && matcher.group(2).strip().equalsIgnoreCase(table.name())
          && !OTHER_NUMBER.matcher(definition).find()) {
        found.add(matcher.group(1));
      }
    }
    return found;
  }
}
