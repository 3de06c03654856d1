package dev.belay.rehearse;

import dev.belay.apply.Applier;
import dev.belay.apply.Batch;
import dev.belay.database.TableName;
import dev.belay.engine.Session;
import dev.belay.fingerprint.Change;
import dev.belay.fingerprint.Comparison;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableAccumulator;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.ObjectAction;
import dev.belay.sql.Statement;
import dev.belay.sql.TableAction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the statement behind each loss, by running the migrations once more and looking at the
 * tables concerned after every statement that could have done it.
 */
final class Attribution {
  /** Runs the migrations on a new copy, with a watcher at hand. */
  @FunctionalInterface
  interface Replay {
    void run(Watcher watcher) throws IOException;
  }

  private final Replay replay;

  Attribution(Replay replay) {
    this.replay = replay;
  }

  /**
   * Which statements did it.
   *
   * @param before what was there, to tell which tables had anything to lose
   */
  List<Effect> of(Comparison content, Fingerprint before) throws IOException {
    Set<TableName> tables = new HashSet<>(grown(content, before));
    for (Change change : content.changes()) {
      if (change.losesData()) {
        table(change).ifPresent(tables::add);
      }
    }
    var watcher = new Watcher(tables);
    replay.run(watcher);
    return watcher.effects;
  }

  /**
   * Whether there is anything to find out: a loss, or rows added to a table by migrations that
   * could also have taken some away. The sums of a table that has grown can't tell.
   */
  static boolean isNeeded(Comparison content, Fingerprint before, List<Batch> batches) {
    boolean mayHide =
        batches.stream()
            .flatMap(batch -> batch.migrations().stream())
            .flatMap(migration -> migration.statements().stream())
            .anyMatch(statement -> mayHide(statement.action()));
    return content.losesData() || (mayHide && !grown(content, before).isEmpty());
  }

  private static boolean mayHide(Action action) {
    return switch (action) {
      case Action.Insert insert -> insert.conflict().isPresent();
      case Action.Several several -> several.actions().stream().anyMatch(Attribution::mayHide);
      case Action.Setting ignored -> false;
      case Action.RenameTable ignored -> false;
      case Action.RenameColumn ignored -> false;
      default -> Watcher.mayLose(action);
    };
  }

  private static Set<TableName> grown(Comparison content, Fingerprint before) {
    Set<TableName> grown = new HashSet<>();
    for (Change change : content.changes()) {
      if (change instanceof Change.RowsAdded added
          && before.find(added.table()).filter(table -> !table.rows().isZero()).isPresent()) {
        grown.add(added.table());
      }
    }
    return grown;
  }

  private static Optional<TableName> table(Change change) {
    return switch (change) {
      case Change.TableDropped dropped -> Optional.of(dropped.table());
      case Change.RowsRemoved removed -> Optional.of(removed.table());
      case Change.ColumnDropped dropped -> Optional.of(dropped.table());
      case Change.ValuesLost lost -> Optional.of(lost.table());
      case Change.ValuesMoved moved -> Optional.of(moved.table());
      case Change.RowsRearranged rearranged -> Optional.of(rearranged.table());
      case Change.SequenceBack ignored -> Optional.empty();
      case Change.SequenceForward ignored -> Optional.empty();
      case Change.TableAdded ignored -> Optional.empty();
      case Change.TableRenamed ignored -> Optional.empty();
      case Change.RowsAdded ignored -> Optional.empty();
      case Change.ColumnAdded ignored -> Optional.empty();
      case Change.ColumnRenamed ignored -> Optional.empty();
      case Change.ValuesChanged ignored -> Optional.empty();
    };
  }

  /** Compares the tables concerned before and after each statement. */
  static final class Watcher implements Applier.Listener {
    /** What can go without taking a row or a column along: a type or a schema could. */
    private static final Set<String> WITHOUT_ROWS = Set.of("index", "view", "trigger");

    private final Set<TableName> tables;
    private final List<Effect> effects = new ArrayList<>();
    private Optional<Session> session = Optional.empty();
    private Fingerprint last = Fingerprint.empty();

    Watcher(Set<TableName> tables) {
      this.tables = Set.copyOf(tables);
    }

    void begin(Session newSession) {
      session = Optional.of(newSession);
      last = look(newSession);
    }

    @Override
    public void ran(ParsedMigration migration, Statement statement) {
      if (session.isEmpty() || !mayLose(statement.action())) {
        return;
      }
      Fingerprint now = look(session.get());
      for (Change change : Comparison.between(last, now).changes()) {
        if (change.losesData()) {
          effects.add(new Effect(migration, statement, change));
        }
      }
      last = now;
    }

    private Fingerprint look(Session open) {
      List<TableFingerprint> found = new ArrayList<>();
      for (TableName table : tables) {
        open.fingerprint(table).ifPresent(found::add);
      }
      return new Fingerprint(TableAccumulator.ALGORITHM, found, new TreeMap<>());
    }

    private static boolean mayLose(Action action) {
      return switch (action) {
        case Action.CreateTable ignored -> false;
        case Action.CreateIndex ignored -> false;
        case Action.CreateView ignored -> false;
        case Action.CreateTrigger ignored -> false;
        case Action.Query ignored -> false;
        case Action.AddColumn ignored -> false;
        case Action.DropObject drop -> !WITHOUT_ROWS.contains(drop.kind());
        case Action.Several several -> several.actions().stream().anyMatch(Watcher::mayLose);
        case Action.TransactionControl ignored -> false;
        case Action.DropTable ignored -> true;
        case Action.RenameTable ignored -> true;
        case Action.DropColumn ignored -> true;
        case Action.RenameColumn ignored -> true;
        case Action.AlterTable ignored -> true;
        case Action.Insert ignored -> true;
        case Action.Update ignored -> true;
        case Action.Delete ignored -> true;
        case Action.Truncate ignored -> true;
        case Action.Setting ignored -> true;
        case Action.Maintenance ignored -> true;
        case Action.Attachment ignored -> true;
        case Action.Other ignored -> true;
        case Action.Unparsed ignored -> true;
        case TableAction ignored -> true;
        case ObjectAction ignored -> true;
      };
    }
  }
}
