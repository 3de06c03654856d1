package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Rows;
import dev.belay.config.Configuration;
import dev.belay.config.Explanation;
import dev.belay.config.Setting;
import dev.belay.config.Settings;
import dev.belay.json.Json;
import dev.belay.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** {@code belay config}. */
final class ConfigVerb implements Verb {
  @Override
  public List<Setting<?>> settings() {
    List<Setting<?>> all = new ArrayList<>(MigrateVerb.SETTINGS);
    all.add(Settings.BACKUPS_KEEP);
    return all;
  }

  @Override
  public List<String> examples() {
    return List.of("belay config", "belay config -t live");
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    Configuration configuration = desk.configuration();
    var rows = new Rows();
    List<Json> json = new ArrayList<>();
    for (Explanation each : configuration.explanations()) {
      rows.add(each.name(), each.value(), each.origin().toString());
      json.add(
          Json.object()
              .put("name", each.name())
              .put("value", each.value())
              .put("origin", each.origin().toString())
              .build());
    }
    List<String> lines = new ArrayList<>(rows.lines(0));
    if (configuration.selection() instanceof Configuration.Selection.Missing(Problem problem)) {
      lines.add("");
      problem.toString().lines().forEach(lines::add);
    }
    if (configuration.targetNames().size() > 1) {
      lines.add("");
      lines.add("targets: " + String.join(", ", configuration.targetNames()));
    }
    return Answer.done(
        "completed",
        lines,
        Json.object()
            .put("settings", Json.of(json))
            .putTexts("targets", configuration.targetNames())
            .build());
  }
}
