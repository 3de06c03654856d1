package dev.belay.restore;

import dev.belay.engine.Database;
import dev.belay.engine.Part;
import dev.belay.pipeline.Outcome;
import dev.belay.pipeline.Step;
import dev.belay.protect.ConfirmStep;
import dev.belay.protect.Consent;
import dev.belay.protect.Operation;
import dev.belay.run.Runs;
import dev.belay.run.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The verb restore for one table or one schema, of which nothing is there yet. */
final class PartRestore {
  private static final String BACKUP = "backup";
  private static final String DUMP = "dump";
  private static final String SCHEMA = "schema";
  private static final String TABLE = "table";
  private static final String AS = "as";

  private final Workspace workspace;
  private final Consent consent;

  PartRestore(Workspace workspace, Consent consent) {
    this.workspace = workspace;
    this.consent = consent;
  }

  PartSource of(String backup) {
    return new PartSource.OfBackup(workspace.repository(), backup);
  }

  /** Adds it to what the target holds. */
  Outcome add(PartSource source, Part part) {
    Map<String, String> arguments = new TreeMap<>();
    switch (source) {
      case PartSource.OfBackup backup -> arguments.put(BACKUP, backup.name());
      case PartSource.OfDump dump -> arguments.put(DUMP, dump.name());
    }
    arguments.put(SCHEMA, part.schema());
    part.table().ifPresent(table -> arguments.put(TABLE, table));
    part.as().ifPresent(as -> arguments.put(AS, as));
    return new Runs(workspace).start(Restore.VERB, arguments, adding(source, part));
  }

  /** Makes a new database that holds nothing else. */
  Outcome addTo(PartSource source, Part part, Database other) {
    return new Runs(workspace)
        .look(
            (run, scratch) -> {
              var step = new PartStep(source, part, other, scratch);
              return List.<Step>of(new PartElsewhereStep(step, other, scratch));
            });
  }

  private Runs.Steps adding(PartSource source, Part part) {
    String what = "The " + part + " is going to be added to " + workspace.target().name() + ".";
    return (run, scratch) ->
        List.of(
            new ConfirmStep(consent, Operation.RESTORE, workspace, () -> what),
            new PartStep(source, part, workspace.database(), scratch));
  }

  /** The steps of a killed run; empty if it was about more than a part. */
  Optional<Runs.Steps> again(Map<String, String> arguments) {
    if (!arguments.containsKey(SCHEMA)) {
      return Optional.empty();
    }
    var part =
        new Part(
            arguments.getOrDefault(SCHEMA, ""),
            Optional.ofNullable(arguments.get(TABLE)),
            Optional.ofNullable(arguments.get(AS)));
    String dump = arguments.getOrDefault(DUMP, "");
    return Optional.of(
        adding(
            dump.isEmpty()
                ? of(arguments.getOrDefault(BACKUP, ""))
                : new PartSource.OfDump(Path.of(dump)),
            part));
  }
}
