package dev.belay.sqlite.parse;

import dev.belay.sql.Action;
import dev.belay.sql.Dialect;
import dev.belay.sql.Lines;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.Span;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** SQLite's SQL. */
public final class SqliteDialect implements Dialect {
  /** Those that fail or do nothing inside a transaction; foreign_keys is seen to elsewhere. */
  private static final Set<String> SETTINGS_ALONE = Set.of("journal_mode", "synchronous");

  @Override
  public List<Statement> parse(SqlSource source) {
    var lines = new Lines(source.text());
    List<Statement> statements = new ArrayList<>();
    for (List<Token> tokens : Splitter.statements(Tokenizer.tokens(source.text()))) {
      statements.add(statement(source, lines, tokens));
    }
    return statements;
  }

  private static Statement statement(SqlSource source, Lines lines, List<Token> tokens) {
    Span whole = place(lines, tokens);
    Meaning meaning = Classifier.classify(source.text(), tokens);
    return new Statement(
        source,
        whole.begin(),
        whole.end(),
        source.text().substring(whole.begin().offset(), whole.end().offset()),
        meaning.action(),
        List.of(place(lines, meaning.place())));
  }

  private static Span place(Lines lines, List<Token> tokens) {
    return lines.between(tokens.get(0).begin(), tokens.get(tokens.size() - 1).end());
  }

  @Override
  public boolean runsInTransaction(Statement statement) {
    return switch (statement.action()) {
      case Action.Maintenance ignored -> false;
      case Action.Attachment attachment -> attachment.keyword().equals("ATTACH");
      case Action.Setting setting ->
          !setting.name().equals("wal_checkpoint")
              && (setting.value().isEmpty() || !SETTINGS_ALONE.contains(setting.name()));
      case Action.CreateTable ignored -> true;
      case Action.DropTable ignored -> true;
      case Action.RenameTable ignored -> true;
      case Action.AddColumn ignored -> true;
      case Action.DropColumn ignored -> true;
      case Action.RenameColumn ignored -> true;
      case Action.AlterTable ignored -> true;
      case Action.CreateIndex ignored -> true;
      case Action.CreateView ignored -> true;
      case Action.CreateTrigger ignored -> true;
      case Action.DropObject ignored -> true;
      case Action.Insert ignored -> true;
      case Action.Update ignored -> true;
      case Action.Delete ignored -> true;
      case Action.Truncate ignored -> true;
      case Action.Several ignored -> true;
      case Action.TransactionControl ignored -> true;
      case Action.Query ignored -> true;
      case Action.Other ignored -> true;
      case Action.Unparsed ignored -> true;
      case TableAction ignored -> true;
      case ObjectAction ignored -> true;
    };
  }

  @Override
  public String quote(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  @Override
  public String hexadecimal(String bytes) {
    return "hex(" + bytes + ")";
  }
}
