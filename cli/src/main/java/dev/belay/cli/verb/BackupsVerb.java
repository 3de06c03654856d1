package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.ManifestText;
import dev.belay.cli.show.Rows;
import dev.belay.json.Json;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import dev.belay.repository.Catalog;
import dev.belay.repository.Manifest;
import dev.belay.run.Workspace;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay backups [list|show BACKUP]}. */
final class BackupsVerb implements Verb {
  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(Options.parameter(0, false, "list|show", "List them, or show one."));
    spec.addPositional(
        Options.parameter(1, false, "BACKUP", "A name, the beginning of one, or latest."));
  }

  @Override
  public List<String> examples() {
    return List.of("belay backups", "belay backups show latest");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(ExitStatus.NO, ExitStatus.UNREACHABLE);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    String what = Options.parameter(given, 0).orElse("list");
    Optional<String> name = Options.parameter(given, 1);
    Workspace workspace = desk.archive();
    Catalog catalog = workspace.repository().catalog();
    ZoneId zone = workspace.clock().getZone();
    if (what.equals("list") && name.isEmpty()) {
      return list(catalog, zone, workspace.repository().store().describe());
    }
    if (!what.equals("show") || name.isEmpty()) {
      throw Problem.of(Code.USAGE, "list or show, not " + what + name.map(n -> " " + n).orElse(""))
          .remedy("belay backups, or: belay backups show latest")
          .toException();
    }
    Manifest manifest = catalog.get(name.get());
    return Answer.done(
        "completed",
        ManifestText.lines(manifest, zone),
        Json.object().put("backup", ManifestText.json(manifest)).build());
  }

  private static Answer list(Catalog catalog, ZoneId zone, String place) {
    var rows = new Rows(2);
    List<Json> json = new ArrayList<>();
    for (Manifest manifest : catalog.backups()) {
      rows.add(
          manifest.id(),
          manifest.backupClass().id(),
          manifest.artifact().storedSize().toString(),
          ManifestText.content(manifest),
          manifest.fingerprint().shortDigest(),
          ManifestText.proof(manifest, zone));
      json.add(ManifestText.json(manifest));
    }
    List<String> lines = new ArrayList<>(rows.lines(2));
    for (Catalog.Broken broken : catalog.broken()) {
      lines.add("  " + broken.id() + "  unusable: " + broken.problem().what());
      broken.problem().why().lines().map(line -> "    " + line).forEach(lines::add);
    }
    if (lines.isEmpty()) {
      lines.add("No backup yet in " + place + ". Take one: belay backup");
    }
    List<String> broken = catalog.broken().stream().map(Catalog.Broken::id).toList();
    return Answer.done(
        "completed",
        lines,
        Json.object().put("backups", Json.of(json)).putTexts("broken", broken).build());
  }
}
