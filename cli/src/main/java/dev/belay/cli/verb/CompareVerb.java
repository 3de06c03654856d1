package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.compare.Differences;
import dev.belay.compare.Side;
import dev.belay.database.SchemaChange;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Change;
import dev.belay.json.Json;
import dev.belay.problem.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay compare A B}. */
final class CompareVerb implements Verb {
  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(Options.parameter(0, true, "A", "A target, a database, or a backup."));
    spec.addPositional(Options.parameter(1, false, "B", "The same; the default target is meant."));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "belay compare latest            what has changed since the last backup",
        "belay compare before.db after.db");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(ExitStatus.NO, ExitStatus.UNREACHABLE);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    Side first = new Sides(desk, Carry.NOTHING).of(Options.parameter(given, 0));
    Side second = new Sides(desk, Carry.of(first.fingerprint())).of(Options.parameter(given, 1));
    Differences differences = Differences.between(first, second);
    List<String> lines = new ArrayList<>();
    for (Change change : differences.content().changes()) {
      String word = change.losesData() ? "lost" : word(change);
      lines.add("  " + word + " ".repeat(9 - word.length()) + change.describe());
    }
    for (SchemaChange change : differences.schema().changes()) {
      lines.add("  schema   " + change.describe());
    }
    String names = first.name() + " and " + second.name();
    lines.add(
        differences.same()
            ? "Same: " + names + " hold the same, " + first.fingerprint().shortDigest() + "."
            : "Different: " + names + ".");
    return new Answer(
        differences.same() ? ExitStatus.DONE : ExitStatus.NO,
        differences.same() ? "same" : "different",
        lines,
        json(differences));
  }

  private static String word(Change change) {
    return switch (change) {
      case Change.TableAdded ignored -> "added";
      case Change.RowsAdded ignored -> "added";
      case Change.ColumnAdded ignored -> "added";
      case Change.TableRenamed ignored -> "renamed";
      case Change.ColumnRenamed ignored -> "renamed";
      case Change.TableDropped ignored -> "dropped";
      case Change.ColumnDropped ignored -> "dropped";
      case Change.RowsRemoved ignored -> "lost";
      case Change.ValuesLost ignored -> "lost";
      case Change.SequenceBack ignored -> "lost";
      case Change.ValuesChanged ignored -> "changed";
      case Change.ValuesMoved ignored -> "changed";
      case Change.RowsRearranged ignored -> "changed";
      case Change.SequenceForward ignored -> "changed";
    };
  }

  private static Json.Members json(Differences differences) {
    List<Json> content = new ArrayList<>();
    for (Change change : differences.content().changes()) {
      content.add(
          Json.object()
              .put("kind", word(change))
              .put("losesData", change.losesData())
              .put("told", change.describe())
              .build());
    }
    List<String> schema =
        differences.schema().changes().stream().map(SchemaChange::describe).toList();
    return Json.object()
        .put("first", side(differences.first()))
        .put("second", side(differences.second()))
        .put("content", Json.of(content))
        .putTexts("schema", schema)
        .build();
  }

  private static Json.Members side(Side side) {
    return Json.object()
        .put("name", side.name())
        .put("fingerprint", side.fingerprint().digest())
        .put("rows", Optional.of(side.fingerprint().rows().toString()))
        .build();
  }
}
