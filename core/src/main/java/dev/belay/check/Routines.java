package dev.belay.check;

import dev.belay.database.SchemaObject;
import dev.belay.database.TableName;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Mention;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The functions and procedures that are there when a statement is reached: those of the database,
 * and those that migrations have made until then.
 */
public final class Routines {
  private static final Set<String> KINDS = Set.of("function", "procedure", "routine");

  /**
   * One of them.
   *
   * @param name without schema and parameters
   * @param definition the statement that makes it
   */
  public record Routine(String name, String definition) {
    /** A quick look, before the body is parsed. */
    private boolean holds(String word) {
      return definition.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }
  }

  private final Script script;
  private final List<Routine> all = new ArrayList<>();

  public Routines(Script script, Statement at) {
    this.script = script;
    script.schema().stream()
        .flatMap(schema -> schema.objects().stream())
        .filter(object -> KINDS.contains(object.kind()))
        .forEach(object -> all.add(new Routine(bare(object), object.definition())));
    List<ParsedMigration> migrations = new ArrayList<>();
    if (script.schema().isEmpty()) {
      migrations.addAll(script.earlier());
    }
    migrations.addAll(script.migrations());
    for (ParsedMigration migration : migrations) {
      for (Statement statement : migration.statements()) {
        if (statement.equals(at)) {
          return;
        }
        note(statement);
      }
    }
  }

  /** As in {@code app.total(integer)}. */
  private static String bare(SchemaObject object) {
    String name = object.name().split("\\(", 2)[0];
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private void note(Statement statement) {
    for (Action action : statement.actions()) {
      if (action instanceof ObjectAction.CreateRoutine made) {
        all.removeIf(known -> known.name().equals(made.routine()));
        all.add(new Routine(made.routine(), statement.text()));
      } else if (drops(action)) {
        all.removeIf(known -> known.name().equals(((Action.DropObject) action).name()));
      }
    }
  }

  /** Whether it takes a routine away. */
  static boolean drops(Action action) {
    return action instanceof Action.DropObject drop && KINDS.contains(drop.kind());
  }

  /** Whether a routine of that name is dropped, or said anew. */
  public static boolean isReplaced(String name, List<Action> actions) {
    return actions.stream()
        .anyMatch(
            action ->
                (action instanceof ObjectAction.CreateRoutine made && made.routine().equals(name))
                    || (action instanceof Action.DropObject drop
                        && drops(drop)
                        && drop.name().equals(name)));
  }

  /** The names of those whose bodies name something that goes. */
  public List<String> naming(Gone gone) {
    boolean stays =
        gone instanceof Gone.OfRoutine
            && all.stream().filter(each -> each.name().equals(gone.word())).count() > 1;
    return stays
        ? List.of()
        : all.stream()
            .filter(each -> each.holds(gone.word()))
            .filter(each -> !each.name().equals(gone.word()) && !goesWith(gone, each))
            .filter(each -> names(each, gone))
            .map(Routine::name)
            .toList();
  }

  private boolean names(Routine routine, Gone gone) {
    List<Mention> mentions = script.conditions().dialect().mentions(routine.definition());
    return mentions.stream().anyMatch(each -> gone.isIn(each, script))
        || (gone instanceof Gone.OfColumn column
            && mentions.stream().anyMatch(each -> each.ofRow().contains(column.column()))
            && triggered(routine).contains(column.table()));
  }

  /** What is run for a table alone is not run any more when that is dropped. */
  private boolean goesWith(Gone gone, Routine routine) {
    return gone instanceof Gone.OfTable table
        && table.dropped()
        && triggered(routine).equals(Set.of(table.table()));
  }

  /** The tables whose triggers run it. */
  private Set<TableName> triggered(Routine routine) {
    Pattern runs =
        Pattern.compile(
            "EXECUTE (?:FUNCTION|PROCEDURE) \\S*\\b" + Pattern.quote(routine.name()) + "\"?\\(");
    return script.schema().stream()
        .flatMap(schema -> schema.objects().stream())
        .filter(object -> object.kind().equals("trigger"))
        .filter(object -> runs.matcher(object.definition()).find())
        .map(SchemaObject::table)
        .collect(Collectors.toSet());
  }
}
