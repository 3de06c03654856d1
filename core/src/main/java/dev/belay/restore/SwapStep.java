package dev.belay.restore;

import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.engine.SideCopy;
import dev.belay.engine.Twins;
import dev.belay.fingerprint.Carry;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.repository.Manifest;
import dev.belay.run.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Unpacks a backup aside, proves it, and puts it in the target's place. The target holds all of the
 * old or all of the new content at every moment.
 */
final class SwapStep implements Step.Pivot {
  private static final String BACKUP = "backup";
  private static final String SAVED = "saved";
  private static final String ASIDE = "aside";
  private static final String REPLACED = "replaced";

  private final Workspace workspace;
  private final String backup;
  private final Supplier<Optional<Manifest>> saved;
  private final String run;
  private final Path scratch;

  /**
   * Prepares.
   *
   * @param backup the name of the one to bring back
   * @param saved the backup of what the target holds now; empty where it holds nothing readable
   */
  SwapStep(
      Workspace workspace,
      String backup,
      Supplier<Optional<Manifest>> saved,
      String run,
      Path scratch) {
    this.workspace = workspace;
    this.backup = backup;
    this.saved = saved;
    this.run = run;
    this.scratch = scratch;
  }

  @Override
  public String name() {
    return "swap";
  }

  @Override
  public void run(Notes notes) throws IOException {
    Manifest manifest = workspace.repository().catalog().get(backup);
    Unpack unpack = new Unpack(workspace.repository(), workspace.database());
    try (SideCopy side = unpack.proven(manifest, scratch, notes)) {
      Optional<Manifest> kept = saved.get();
      if (kept.isPresent()) {
        notes.write(SAVED, kept.get().id());
      }
      notes.write(BACKUP, manifest.id());
      Optional<String> aside =
          workspace.database().replaceContent(side, place -> notes.write(ASIDE, place), notes);
      notes.write(REPLACED, "yes");
      keep(aside);
      notes.say(
          manifest.id()
              + "\nfingerprint "
              + manifest.fingerprint().shortDigest()
              + aside.map(place -> "\nwhat was there is now " + place).orElse(""));
    }
  }

  /** So that this run can be taken back by swapping names once more. */
  private void keep(Optional<String> aside) {
    Optional<Twins> twins = workspace.database().twins();
    if (aside.isPresent() && twins.isPresent()) {
      twins.get().keep(aside.get(), run);
    }
  }

  @Override
  public boolean settled(Notes notes) {
    if (notes.read(REPLACED).isPresent()) {
      return true;
    }
    Optional<String> begun = notes.read(BACKUP);
    return begun.isPresent() && holds(workspace.repository().catalog().get(begun.get()));
  }

  private boolean holds(Manifest manifest) {
    Database database = workspace.database();
    if (!database.exists()) {
      return false;
    }
    try (Session session = database.openReadOnly()) {
      // the cheapest first; the same rows may lie under another schema
      return session.schema().equals(manifest.schema())
          && session.history().equals(manifest.history())
          && session
              .fingerprint(Carry.NOTHING, Progress.NONE)
              .digest()
              .equals(manifest.fingerprint().digest());
    } catch (BelayException e) {
      Code code = e.problem().code();
      if (code == Code.NOT_A_DATABASE || code == Code.DATABASE_CORRUPT) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void undo(Notes notes) throws IOException {
    Optional<String> kept = notes.read(SAVED);
    if (kept.isEmpty()) {
      bringBack(notes);
      return;
    }
    Manifest before = workspace.repository().catalog().get(kept.get());
    if (holds(before)) {
      notes.say("fingerprint " + before.fingerprint().shortDigest() + " verified");
      return;
    }
    Unpack unpack = new Unpack(workspace.repository(), workspace.database());
    try (SideCopy side = unpack.proven(before, scratch, notes)) {
      workspace.database().replaceContent(side, notes);
    }
    notes.say("put back " + before.id());
  }

  /** What nobody could read, and so nobody could save, is where it was. */
  private void bringBack(Notes notes) throws IOException {
    Optional<String> aside = notes.read(ASIDE);
    if (aside.isPresent()) {
      workspace.database().bringBack(aside.get());
      notes.say("what can't be read is back where it was");
    }
  }
}
