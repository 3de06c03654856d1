package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Ending;
import dev.belay.cli.show.Words;
import dev.belay.config.Setting;
import dev.belay.config.Settings;
import dev.belay.engine.Database;
import dev.belay.engine.Part;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import dev.belay.repository.Catalog;
import dev.belay.repository.Manifest;
import dev.belay.restore.Restore;
import dev.belay.run.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay restore BACKUP|DUMP [--to URL|NAME]}. */
final class RestoreVerb implements Verb {
  private static final String TO = "--to";
  private static final String TABLE = "--table";
  private static final String AS = "--as";
  private static final String SCHEMA = "--schema";
  private static final String IN_PLACE = "--in-place";

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        Options.parameter(
            0, true, "BACKUP", "A name, the beginning of one, latest, or a dump of pg_dump."));
    spec.addOption(
        Options.text(TO, "URL|NAME", "Make a new database there, and leave the target alone."));
    spec.addOption(
        Options.text(
            TABLE, "[SCHEMA.]TABLE", "One table only, beside what is there (PostgreSQL)."));
    spec.addOption(Options.text(AS, "NAME", "Call that table so."));
    spec.addOption(
        Options.text(SCHEMA, "SCHEMA", "One schema only, where there is none so called."));
    spec.addOption(Options.flag(IN_PLACE, "In one transaction, making no database (PostgreSQL)."));
    spec.addOption(Options.confirm());
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(Settings.BACKUPS_KEEP, Settings.MIGRATE_LOCK_WAIT);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "belay restore latest                       in place; what is there is backed up first",
        "belay restore db_backup_20261120 --to look.db",
        "belay restore latest --to look             beside the target, on its server",
        "belay restore old.dump --to postgresql://db1/look",
        "belay restore latest --table sales.orders --as orders_restored",
        "belay restore latest --confirm live        in a script, on a protected database");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(
        ExitStatus.NO,
        ExitStatus.FAILED,
        ExitStatus.NEEDS_PERSON,
        ExitStatus.LOCKED,
        ExitStatus.UNREACHABLE,
        ExitStatus.INTERRUPTED);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    Workspace workspace = desk.workspace();
    Path folder = desk.shell().folder();
    Wanted wanted = wanted(given, workspace, folder);
    var restore = new Restore(workspace, desk.retention(), desk.consent(Options.confirmed(given)));
    Optional<String> to = Options.text(given, TO);
    if (to.isPresent()) {
      Database other = workspace.database().other(to.get(), folder);
      String place = Words.place(other.url(), folder);
      return new Ending(place, desk.undone())
          .of(
              wanted.elsewhere(restore, other),
              List.of("Done: " + place + " holds " + wanted.name() + "."),
              wanted.data());
    }
    List<String> done = new ArrayList<>();
    done.add("Done: " + workspace.target().name() + " holds " + wanted.name() + ".");
    if (wanted.replaces() && workspace.database().exists()) {
      done.add("The way back: belay rollback --undo");
    }
    return new Ending(workspace.target().name(), desk.undone())
        .of(wanted.inPlace(restore), done, wanted.data());
  }

  /** A file or folder that is there is a dump, unless it is the artifact of one of the backups. */
  private static Wanted wanted(ParseResult given, Workspace workspace, Path folder) {
    String name = Options.parameter(given, 0).orElse("latest");
    Optional<Part> part = part(given);
    Catalog catalog = workspace.repository().catalog();
    Path path = folder.resolve(name);
    if (catalog.knows(name) || !Files.exists(path)) {
      Manifest manifest = catalog.get(name);
      return part.isPresent()
          ? new Wanted.Some(manifest, part.get())
          : new Wanted.Whole(manifest, given.hasMatchedOption(IN_PLACE));
    }
    if (given.hasMatchedOption(IN_PLACE)) {
      throw unclear("a dump is restored into a database of its own");
    }
    return part.isPresent()
        ? new Wanted.SomeOfDump(name, path, part.get())
        : new Wanted.Dump(name, path);
  }

  private static Optional<Part> part(ParseResult given) {
    Optional<String> table = Options.text(given, TABLE);
    Optional<String> schema = Options.text(given, SCHEMA);
    Optional<String> as = Options.text(given, AS);
    if ((table.isPresent() && schema.isPresent()) || (as.isPresent() && table.isEmpty())) {
      throw unclear("give --table, or --schema, and --as only with --table");
    }
    return table.isPresent()
        ? Optional.of(Part.ofTable(table.get(), as))
        : schema.map(Part::ofSchema);
  }

  private static BelayException unclear(String what) {
    return Problem.of(Code.USAGE, what).remedy("belay restore --help").toException();
  }
}
