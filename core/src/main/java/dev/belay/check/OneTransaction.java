package dev.belay.check;

import dev.belay.apply.Batch;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.List;

/** The transaction that a statement runs in, which may be one of its own. */
public final class OneTransaction {
  private final List<Statement> statements;
  private final int at;

  private OneTransaction(List<Statement> statements, int at) {
    this.statements = statements;
    this.at = at;
  }

  /** That of a statement of the script. */
  public static OneTransaction of(Script script, Statement statement) {
    for (Batch batch : Batch.of(script.migrations())) {
      List<Statement> all = statements(batch.migrations());
      int index = all.indexOf(statement);
      if (index >= 0 && batch.transactional()) {
        return new OneTransaction(all, index);
      }
    }
    return new OneTransaction(List.of(statement), 0);
  }

  private static List<Statement> statements(List<ParsedMigration> migrations) {
    return migrations.stream().flatMap(each -> each.statements().stream()).toList();
  }

  /** What is done in it before the statement. */
  public List<Action> before() {
    return statements.subList(0, at).stream().flatMap(each -> each.actions().stream()).toList();
  }

  /** The statements behind it. */
  public List<Statement> behind() {
    return statements.subList(at + 1, statements.size());
  }
}
