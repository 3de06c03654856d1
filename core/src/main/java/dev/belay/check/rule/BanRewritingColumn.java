package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Known;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.engine.TableWork;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Filling;
import dev.belay.sql.Statement;
import java.util.Optional;

/** ADD COLUMN that has every row written anew. */
public final class BanRewritingColumn implements ServerRule {
  @Override
  public String id() {
    return "ban-rewriting-column";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {

    if (!(action instanceof Action.AddColumn add)) {
      return Optional.empty();
    }
    Optional<Severity> stall = script.stall(add.table(), statement);
    Optional<String> why = why(add, new Known(script, statement));
    if (stall.isEmpty() || why.isEmpty()) {
      return Optional.empty();
    }
    boolean unknown = add.filling() == Filling.UNKNOWN;
    return Optional.of(
        Finding.of(
                id(),
                unknown ? Severity.NOTICE : stall.get(),
                statement,
                "nobody can read or write "
                    + add.table()
                    + " while every row of it "
                    + (unknown ? "may be" : "is")
                    + " written anew: "
                    + why.get(),
                help(add))
            .claiming(add.table(), TableWork.REWRITTEN));
  }

  private static Optional<String> why(Action.AddColumn add, Known known) {
    return switch (add.filling()) {
      case EACH -> Optional.of("the default is worked out for each of them");
      case SEQUENCE -> Optional.of("each of them is given a number");
      case STORED -> Optional.of("the expression is worked out for each of them");
      case UNKNOWN ->
          Optional.of(
              "only the database knows whether "
                  + add.defaultValue().orElse("the default")
                  + " is the same for all of them");
      case NULL, SAME, VIRTUAL ->
          known.isConstrainedDomain(add.type())
              ? Optional.of(add.type() + " is a domain with rules of its own")
              : Optional.empty();
    };
  }

  private static String help(Action.AddColumn add) {
    return switch (add.filling()) {
      case STORED ->
          "Add a plain column, fill it in batches, and keep it right by a trigger; or, since"
              + " PostgreSQL 18, make it VIRTUAL.";
      case SEQUENCE ->
          "Add a plain column, fill it in batches, then let it have its sequence: ALTER COLUMN "
              + add.column()
              + " SET DEFAULT nextval(...)";
      case EACH, UNKNOWN ->
          "Add the column without a default, then ALTER COLUMN "
              + add.column()
              + " SET DEFAULT ..., then fill the old rows in batches.";
      case NULL, SAME, VIRTUAL ->
          "Give the column the type that the domain is made of, and the rule as CHECK (...) NOT"
              + " VALID.";
    };
  }
}
