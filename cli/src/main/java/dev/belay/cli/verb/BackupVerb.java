package dev.belay.cli.verb;

import dev.belay.backup.Backup;
import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Ending;
import dev.belay.cli.show.ManifestText;
import dev.belay.config.Setting;
import dev.belay.config.Settings;
import dev.belay.engine.Scope;
import dev.belay.json.Json;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import dev.belay.repository.BackupClass;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay backup [LABEL]}. */
final class BackupVerb implements Verb {
  private static final String CLASS = "--class";
  private static final String SCHEMA_ONLY = "--schema-only";
  private static final String SCHEMAS = "--schemas";
  private static final String TABLES = "--tables";

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(Options.parameter(0, false, "LABEL", "Becomes part of the backup's name."));
    spec.addOption(Options.text(CLASS, "CLASS", "Why it is taken: " + classes() + "."));
    spec.addOption(Options.flag(SCHEMA_ONLY, "Leave the rows out. No way back."));
    spec.addOption(Options.text(SCHEMAS, "A,B", "Only what is in these schemas. No way back."));
    spec.addOption(Options.text(TABLES, "A,B.C", "Only these tables. No way back."));
  }

  private static String classes() {
    return Arrays.stream(BackupClass.values())
        .map(BackupClass::id)
        .collect(Collectors.joining(", "));
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(Settings.BACKUPS_KEEP, Settings.BACKUPS_FORMAT, Settings.MIGRATE_LOCK_WAIT);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "belay backup                        the default target",
        "belay backup before-cleanup         with a label in its name",
        "belay backup --class pre_deployment",
        "belay backup --format plain-gzip    a script for psql (PostgreSQL)",
        "belay backup --tables customer,sales.orders");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(
        ExitStatus.NO,
        ExitStatus.FAILED,
        ExitStatus.LOCKED,
        ExitStatus.UNREACHABLE,
        ExitStatus.INTERRUPTED);
  }

  private static Scope scope(ParseResult given) {
    return new Scope(
        given.hasMatchedOption(SCHEMA_ONLY),
        Scope.names(given.matchedOptionValue(SCHEMAS, "")),
        Scope.names(given.matchedOptionValue(TABLES, "")));
  }

  private static BackupClass backupClass(ParseResult given) {
    String name = given.matchedOptionValue(CLASS, BackupClass.MANUAL.id());
    return BackupClass.parse(name)
        .orElseThrow(
            () ->
                Problem.of(Code.USAGE, "there is no class " + name)
                    .remedy("one of " + classes())
                    .toException());
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    Backup.Report report =
        new Backup(desk.workspace(), desk.retention())
            .take(
                backupClass(given),
                Options.parameter(given, 0).orElse(""),
                scope(given),
                desk.target().backups().format());
    String taken = report.manifest().map(manifest -> manifest.id()).orElse("");
    Json.Members data =
        report
            .manifest()
            .map(manifest -> Json.object().put("backup", ManifestText.json(manifest)).build())
            .orElseGet(() -> Json.object().build());
    return new Ending(desk.target().target().name(), desk.undone())
        .of(report.outcome(), List.of("Done: " + taken), data);
  }
}
