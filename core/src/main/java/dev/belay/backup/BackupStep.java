package dev.belay.backup;

import dev.belay.database.ByteCount;
import dev.belay.engine.Capability;
import dev.belay.engine.Database;
import dev.belay.engine.Description;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Progress;
import dev.belay.engine.Scope;
import dev.belay.engine.Session;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.repository.BackupClass;
import dev.belay.repository.BackupRequest;
import dev.belay.repository.Manifest;
import dev.belay.run.Workspace;
import dev.belay.store.DiskSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes a backup of the target into its repository. The backup stays whatever happens later. */
public final class BackupStep implements Step {
  /** The note under which the backup's name is written down. */
  public static final String BACKUP = "backup";

  private final Workspace workspace;
  private final BackupClass backupClass;
  private final String label;
  private final Scope scope;
  private final BackupFormat format;
  private final String run;
  private final Path scratch;
  private Optional<Manifest> taken = Optional.empty();

  /** All of it. */
  public BackupStep(
      Workspace workspace, BackupClass backupClass, String label, String run, Path scratch) {
    this(workspace, backupClass, label, Scope.WHOLE, BackupFormat.ARCHIVE, run, scratch);
  }

  BackupStep(
      Workspace workspace,
      BackupClass backupClass,
      String label,
      Scope scope,
      BackupFormat format,
      String run,
      Path scratch) {
    this.scope = scope;
    this.format = format;
    this.workspace = workspace;
    this.backupClass = backupClass;
    this.label = label;
    this.run = run;
    this.scratch = scratch;
  }

  @Override
  public String name() {
    return "backup";
  }

  /** The backup, once {@link #run} has taken it. */
  public Optional<Manifest> taken() {
    return taken;
  }

  @Override
  public void run(Notes notes) throws IOException {
    Manifest manifest = take(notes);
    notes.write(BACKUP, manifest.id());
    taken = Optional.of(manifest);
    notes.say(told(manifest));
  }

  /** Takes the backup and writes nothing down. */
  public Manifest take(Progress progress) throws IOException {
    Database database = workspace.database();
    Description description = database.describe();
    requireSpace(database, description.size());
    return workspace
        .repository()
        .create(
            request(description, history(database)),
            out -> database.copyTo(out, scope, format.copy(), scratch, progress));
  }

  private static List<HistoryEntry> history(Database database) {
    try (Session session = database.openReadOnly()) {
      return session.history();
    }
  }

  private BackupRequest request(Description description, List<HistoryEntry> history) {
    return new BackupRequest(
        backupClass,
        label,
        run,
        workspace.target().url().toString(),
        workspace.target().environment().toString(),
        workspace.engine().name() + " (" + description.version() + ")",
        workspace.engine().extension(format.copy()),
        format.compression(),
        workspace.identity().version(),
        history);
  }

  private void requireSpace(Database database, ByteCount size) throws IOException {
    String target = workspace.target().name();
    if (database.capabilities().contains(Capability.COPIES_IN_SCRATCH)) {
      DiskSpace.require(scratch, size, "a temporary copy of " + target);
    }
    OptionalLong usable = workspace.repository().store().usableSpace();
    if (usable.isPresent() && usable.getAsLong() < size.bytes()) {
      throw Problem.of(Code.DISK_TOO_SMALL, "not enough room for a backup of " + target)
          .why(
              "up to "
                  + size
                  + " are needed and "
                  + new ByteCount(usable.getAsLong())
                  + " are free in "
                  + workspace.repository().store().describe())
          .remedy("free some space, or name a folder on another disk with --backups")
          .toException();
    }
  }

  /** In two lines: name and size, then content. */
  public static String told(Manifest manifest) {
    return manifest.id()
        + "  "
        + manifest.artifact().storedSize()
        + "\n"
        + manifest.fingerprint().counted()
        + ", fingerprint "
        + manifest.fingerprint().shortDigest()
        + manifest.part().map(part -> "\nonly a part: " + part).orElse("");
  }

  @Override
  public void undo(Notes notes) {
    // a good backup is never a thing to take back
  }
}
