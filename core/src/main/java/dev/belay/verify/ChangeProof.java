package dev.belay.verify;

import dev.belay.database.SchemaChange;
import dev.belay.database.SchemaDiff;
import dev.belay.database.SchemaSnapshot;
import dev.belay.database.TableName;
import dev.belay.fingerprint.Change;
import dev.belay.fingerprint.Comparison;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.Layout;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Proves that a change did to the real database what it did to the copy in rehearsal, and nothing
 * else.
 */
public final class ChangeProof {
  private final Expectation expected;

  public ChangeProof(Expectation expected) {
    this.expected = expected;
  }

  /**
   * Compares the database after the change with the rehearsal.
   *
   * @param before the real content just before the change
   * @param after the real content after it, carrying the columns of {@code before}
   * @param layout how the real tables and sequences belong together after it
   * @return which proof was given, in a few words for people
   * @throws BelayException {@code VERIFICATION_FAILED} saying what differs; whoever called decides
   *     on the state of the database
   */
  public String prove(Fingerprint before, Fingerprint after, SchemaSnapshot schema, Layout layout) {
    proveSchema(schema);
    if (before.equals(expected.before())) {
      return proveSameContent(before, after, layout);
    }
    proveSameKindsOfChange(before, after, layout);
    return "schema as rehearsed; the data had moved on since the rehearsal and changed in the"
        + " same ways";
  }

  /** Compares the schema alone; fails as {@link #prove} does. */
  public void proveSchema(SchemaSnapshot schema) {
    SchemaDiff difference = SchemaDiff.between(expected.schema(), schema);
    if (!difference.isEmpty()) {
      throw failed(
          "the schema is not the one that the rehearsal gave",
          difference.changes().stream().map(SchemaChange::describe).toList());
    }
  }

  private String proveSameContent(Fingerprint before, Fingerprint after, Layout layout) {
    if (after.withoutCarried().equals(expected.after().withoutCarried())) {
      return "schema and every value as rehearsed";
    }
    proveSameKindsOfChange(before, after, layout);
    return "schema as rehearsed; values differ only where the migration computes them anew";
  }

  /**
   * A default such as the present time gives other values each time: then the columns that changed
   * must be those which changed in rehearsal, and no row more may be gone. Which partition a row is
   * in may depend on such values.
   */
  private void proveSameKindsOfChange(Fingerprint before, Fingerprint after, Layout layout) {
    List<String> rehearsed = kinds(expected.content());
    List<String> unexpected = new ArrayList<>();
    for (Change change : Expectation.content(before, after, layout).changes()) {
      if (!rehearsed.contains(kind(change))) {
        unexpected.add(change.describe());
      }
    }
    if (!unexpected.isEmpty()) {
      throw failed("the change did something that it did not do in rehearsal", unexpected);
    }
  }

  private static List<String> kinds(Comparison comparison) {
    return comparison.changes().stream().map(ChangeProof::kind).toList();
  }

  /** What changed, where, and how much where an amount would be a loss. */
  private static String kind(Change change) {
    return switch (change) {
      case Change.TableAdded added -> "added " + added.table();
      case Change.TableDropped dropped -> "dropped " + dropped.table();
      case Change.TableRenamed renamed -> "renamed " + renamed.table() + " " + renamed.newName();
      case Change.RowsAdded rows -> "rows added " + rows.table();
      case Change.RowsRemoved rows -> "rows removed " + rows.table() + " " + rows.rows();
      case Change.ColumnAdded column -> in("added", column.table(), column.column());
      case Change.ColumnDropped column -> in("dropped", column.table(), column.column());
      case Change.ColumnRenamed column -> in("renamed", column.table(), column.column());
      case Change.ValuesLost lost -> in("lost " + lost.lost(), lost.table(), lost.column());
      case Change.ValuesChanged changed -> in("changed", changed.table(), changed.column());
      case Change.ValuesMoved moved -> in("moved", moved.table(), moved.from() + moved.to());
      case Change.RowsRearranged rearranged -> "rearranged " + rearranged.table();
      case Change.SequenceBack back -> "back " + back.sequence();
      case Change.SequenceForward forward -> "forward " + forward.sequence();
    };
  }

  private static String in(String what, TableName table, String column) {
    return what + " " + table + "." + column;
  }

  private static BelayException failed(String what, List<String> differences) {
    return Problem.of(Code.VERIFICATION_FAILED, what)
        .why(differences.stream().limit(20).collect(Collectors.joining("\n")))
        .state("")
        .toException();
  }
}
