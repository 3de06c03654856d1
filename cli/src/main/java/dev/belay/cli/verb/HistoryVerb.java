package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Rows;
import dev.belay.cli.show.Words;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Session;
import dev.belay.json.Json;
import dev.belay.run.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ParseResult;

/** {@code belay history}. */
final class HistoryVerb implements Verb {
  @Override
  public List<String> examples() {
    return List.of("belay history", "belay history --json");
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    Workspace workspace = desk.workspace();
    List<HistoryEntry> history;
    try (Session session = workspace.database().openReadOnly()) {
      history = session.history();
    }
    var rows = new Rows(4);
    List<Json> json = new ArrayList<>();
    for (HistoryEntry entry : history) {
      rows.add(
          Words.moment(entry.at(), workspace.clock().getZone()),
          entry.file().isEmpty() ? "(" + entry.description() + ")" : entry.file(),
          word(entry),
          entry.user(),
          Words.duration(entry.took()),
          entry.error().map(error -> error.lines().findFirst().orElse("")).orElse(""));
      json.add(json(entry));
    }
    List<String> lines = new ArrayList<>(rows.lines(2));
    if (lines.isEmpty()) {
      lines.add("No migration was applied by Belay yet.");
    }
    return Answer.done("completed", lines, Json.object().put("history", Json.of(json)).build());
  }

  private static String word(HistoryEntry entry) {
    return entry.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Json json(HistoryEntry entry) {
    return Json.object()
        .put("version", entry.version())
        .put("description", entry.description())
        .put("file", entry.file())
        .put("checksum", entry.checksum())
        .put("outcome", word(entry))
        .put("at", entry.at().toString())
        .put("millis", entry.took().toMillis())
        .put("run", entry.run())
        .put("user", entry.user())
        .put("error", entry.error())
        .build();
  }
}
