package dev.belay.check;

import dev.belay.database.ForeignKey;
import dev.belay.database.RowCount;
import dev.belay.database.SchemaChange;
import dev.belay.database.Table;
import dev.belay.database.TableName;
import dev.belay.engine.Violation;
import dev.belay.fingerprint.Change;
import dev.belay.migration.ParsedMigration;
import dev.belay.rehearse.Effect;
import dev.belay.rehearse.Rehearsed;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns what a rehearsal has shown into findings. */
final class Measured {
  /** How an INSERT may end that writes over the row in its way. */
  private static final Set<String> OVERWRITE = Set.of("REPLACE", "UPDATE");

  private static final String LET_GO = "Keep what is there; or allow this very loss:";

  private final Script script;
  private final Rehearsed rehearsed;

  Measured(Script script, Rehearsed rehearsed) {
    this.script = script;
    this.rehearsed = rehearsed;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (Change change : rehearsed.content().changes()) {
      of(change).ifPresent(findings::add);
    }
    for (Effect effect : rehearsed.losses()) {
      hidden(effect).ifPresent(findings::add);
    }
    for (SchemaChange change : rehearsed.schema().changes()) {
      of(change).ifPresent(findings::add);
    }
    for (Violation violation : rehearsed.violations()) {
      if (!isForLater(violation)) {
        findings.add(
            error(
                "ban-violation",
                lastStatement(),
                violation.object() + ": " + violation.detail(),
                "Mend the rows or the rule in the same migration."));
      }
    }
    return findings;
  }

  /** A constraint that the migrations add NOT VALID is not held against the rows on purpose. */
  private boolean isForLater(Violation violation) {
    return statements()
        .flatMap(statement -> statement.actions().stream())
        .anyMatch(
            action ->
                action instanceof TableAction.AddConstraint add
                    && !add.constraint().validated()
                    && add.table().toString().equals(violation.object())
                    && add.constraint().name().map(violation.detail()::contains).orElse(true));
  }

  private Optional<Finding> of(Change change) {
    return switch (change) {
      case Change.TableDropped dropped ->
          dropped.losesData()
              ? lost(
                  "ban-drop-table",
                  dropped.table(),
                  change,
                  rows(dropped.rows(), "the table is dropped"))
              : Optional.empty();
      case Change.ColumnDropped dropped ->
          dropped.losesData()
              ? lost("ban-drop-column", dropped.table(), change, columnDropped(dropped))
              : Optional.empty();
      case Change.RowsRemoved removed -> rowsRemoved(removed);
      case Change.ValuesLost lost ->
          lost(
              "ban-lost-values",
              lost.table(),
              change,
              lost.lost()
                  + " of "
                  + lost.before().of("value")
                  + " of "
                  + lost.table()
                  + "."
                  + lost.column()
                  + " become NULL");
      case Change.ValuesMoved moved ->
          lost(
              "ban-moved-values",
              moved.table(),
              change,
              "the "
                  + moved.values().of("value")
                  + " of "
                  + moved.table()
                  + "."
                  + moved.from()
                  + " end up in "
                  + moved.to());
      case Change.RowsRearranged rearranged ->
          lost(
              "ban-rearranged-rows",
              rearranged.table(),
              change,
              "values of " + rearranged.table() + " end up in other rows than they were in");
      case Change.SequenceBack back -> Optional.of(of(new LostSequence(script, back)));
      case Change.ValuesChanged changed -> valuesChanged(changed);
      case Change.TableAdded ignored -> Optional.empty();
      case Change.TableRenamed ignored -> Optional.empty();
      case Change.RowsAdded ignored -> Optional.empty();
      case Change.ColumnAdded ignored -> Optional.empty();
      case Change.ColumnRenamed ignored -> Optional.empty();
      case Change.SequenceForward ignored -> Optional.empty();
    };
  }

  private Finding of(LostSequence lost) {
    Optional<Statement> cause =
        statementOn(lost.name()).or(() -> statementOn(lost.table())).or(this::lastStatement);
    return error("ban-lost-sequence", cause, lost.message(), lost.help());
  }

  /** What one statement takes away and another makes up for, so that the sums don't show it. */
  private Optional<Finding> hidden(Effect effect) {
    return switch (effect.change()) {
      case Change.RowsRemoved removed when !losesInTheEnd(removed.table()) ->
          Optional.of(
              error(
                  "ban-lost-rows",
                  Optional.of(effect.statement()),
                  removed.rows()
                      + " of "
                      + removed.before().of("row")
                      + " of "
                      + removed.table()
                      + " would be deleted; that rows are added too does not bring them back",
                  LET_GO));
      case Change.ValuesLost lost when !losesInTheEnd(lost.table()) ->
          Optional.of(
              error(
                  "ban-lost-values",
                  Optional.of(effect.statement()),
                  lost.lost().of("value")
                      + " of "
                      + lost.table()
                      + "."
                      + lost.column()
                      + " become NULL; that rows are added does not bring them back",
                  LET_GO));
      default -> Optional.empty();
    };
  }

  private boolean losesInTheEnd(TableName table) {
    return rehearsed.content().changes().stream()
        .filter(Change::losesData)
        .anyMatch(change -> isAbout(change, table));
  }

  private static boolean isAbout(Change change, TableName table) {
    return switch (change) {
      case Change.RowsRemoved removed -> removed.table().equals(table);
      case Change.ValuesLost lost -> lost.table().equals(table);
      default -> false;
    };
  }

  private static String columnDropped(Change.ColumnDropped dropped) {
    return dropped.table()
        + "."
        + dropped.column()
        + " holds "
        + dropped.values().of("value")
        + " in "
        + dropped.rows().of("row")
        + ", which would be lost";
  }

  private static String rows(RowCount rows, String why) {
    return rows.of("row") + " would be lost: " + why;
  }

  private Optional<Finding> rowsRemoved(Change.RowsRemoved removed) {
    Optional<Statement> cause = cause(removed.table(), Change.RowsRemoved.class);
    String message =
        taken(removed)
            + " of "
            + removed.before().of("row")
            + " of "
            + removed.table()
            + " would be lost";
    if (cause.isPresent() && cause.get().action() instanceof Action.DropTable drop) {
      return Optional.of(
          error(
              "ban-lost-rows",
              cause,
              message
                  + ": dropping "
                  + drop.table()
                  + " deletes its rows first, and "
                  + cascade(removed.table(), drop.table()),
              "Rebuild with foreign keys off, which is the default: leave out PRAGMA foreign_keys"
                  + " = ON."));
    }
    return lost("ban-lost-rows", removed.table(), removed, message);
  }

  /** Rows that were added meanwhile make the difference smaller than the loss. */
  private RowCount taken(Change.RowsRemoved net) {
    long taken = 0;
    for (Effect effect : rehearsed.losses()) {
      if (effect.change() instanceof Change.RowsRemoved removed
          && removed.table().equals(net.table())) {
        taken += removed.rows().rows();
      }
    }
    return new RowCount(Math.max(taken, net.rows().rows()));
  }

  private String cascade(TableName child, TableName parent) {
    Optional<String> action =
        script
            .schema()
            .flatMap(schema -> schema.find(child))
            .map(Table::foreignKeys)
            .flatMap(
                keys ->
                    keys.stream()
                        .filter(key -> Script.same(key.parent(), parent))
                        .map(ForeignKey::onDelete)
                        .findFirst());
    return action
        .map(name -> "its foreign key takes these along (ON DELETE " + name + ")")
        .orElse("what refers to them goes along");
  }

  private Optional<Finding> valuesChanged(Change.ValuesChanged changed) {
    Optional<Statement> update =
        statements()
            .filter(statement -> updates(statement, changed.table(), changed.column()))
            .findFirst();
    if (update.isPresent()) {
      return Optional.of(
          Finding.of(
              "ban-changed-values",
              Severity.NOTICE,
              update.get(),
              "values of " + changed.table() + "." + changed.column() + " are overwritten",
              ""));
    }
    return Optional.of(
        error(
            "ban-changed-values",
            statementOn(changed.table()),
            "values of "
                + changed.table()
                + "."
                + changed.column()
                + " change, though no UPDATE says so: the column's type or the copying does it",
            "Keep the column's type, or convert the values in an UPDATE that everybody can see."));
  }

  private static boolean updates(Statement statement, TableName table, String column) {
    return statement.actions().stream().anyMatch(action -> updates(action, table, column));
  }

  private static boolean updates(Action action, TableName table, String column) {
    return switch (action) {
      case Action.Update update ->
          Script.same(update.table(), table)
              && update.columns().stream().anyMatch(column::equalsIgnoreCase);
      case Action.Insert insert ->
          Script.same(insert.table(), table)
              && insert.conflict().filter(OVERWRITE::contains).isPresent();
      default -> false;
    };
  }

  private Optional<Finding> lost(String rule, TableName table, Change change, String message) {
    return Optional.of(error(rule, cause(table, change.getClass()), message, LET_GO));
  }

  /** The statement that did such a thing to the table; failing that, the last one to touch it. */
  private Optional<Statement> cause(TableName table, Class<? extends Change> kind) {
    Optional<Statement> touched = Optional.empty();
    for (Effect effect : rehearsed.losses()) {
      if (effect.change().describe().startsWith(table.toString())
          || effect.change().describe().contains(" " + table + " ")) {
        touched = Optional.of(effect.statement());
        if (kind.isInstance(effect.change())) {
          return touched;
        }
      }
    }
    return touched.isPresent() ? touched : statementOn(table);
  }

  private Optional<Finding> of(SchemaChange change) {
    boolean tableIsGone =
        rehearsed.schema().changes().stream()
            .anyMatch(
                other ->
                    other.object().equals("table")
                        && other.isRemoved()
                        && other.table().equals(change.table()));
    boolean ownObject = !change.object().equals("table") && !change.object().equals("column");
    boolean automatic = change.name().startsWith("sqlite_autoindex_");
    if (!ownObject || !change.isRemoved() || tableIsGone || automatic || isDropped(change)) {
      return Optional.empty();
    }
    return Optional.of(
        error(
            "ban-lost-object",
            statementOn(change.table()),
            change.object()
                + " "
                + change.name()
                + " on "
                + change.table()
                + " is gone afterwards, though no statement drops it",
            "Create it again: " + change.before()));
  }

  private boolean isDropped(SchemaChange change) {
    return statements()
        .flatMap(statement -> statement.actions().stream())
        .anyMatch(
            action ->
                (action instanceof Action.DropObject drop
                        && drop.name().equalsIgnoreCase(change.name()))
                    || (action instanceof TableAction.AddConstraint add
                        && add.constraint().index().filter(change.name()::equals).isPresent()));
  }

  private java.util.stream.Stream<Statement> statements() {
    return script.migrations().stream().map(ParsedMigration::statements).flatMap(List::stream);
  }

  private Optional<Statement> lastStatement() {
    return statements().reduce((first, second) -> second);
  }

  private Optional<Statement> statementOn(TableName table) {
    return statements()
        .filter(statement -> drops(statement, table))
        .findFirst()
        .or(
            () ->
                statements()
                    .filter(
                        statement ->
                            statement
                                .text()
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains(table.name().toLowerCase(java.util.Locale.ROOT)))
                    .reduce((first, second) -> second));
  }

  private static boolean drops(Statement statement, TableName table) {
    return statement.actions().stream()
        .anyMatch(
            action -> action instanceof Action.DropTable drop && Script.same(drop.table(), table));
  }

  private static Finding error(
      String rule, Optional<Statement> statement, String message, String help) {
    return new Finding(
        rule,
        Severity.ERROR,
        statement.map(place -> place.source().name()).orElse(""),
        statement,
        message,
        help);
  }
}
