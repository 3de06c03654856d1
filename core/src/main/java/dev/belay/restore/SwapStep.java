package dev.belay.restore;

import dev.belay.engine.Capability;
import dev.belay.engine.Twins;
import dev.belay.guard.KeptGuards;
import dev.belay.pipeline.Notes;
import dev.belay.pipeline.Step;
import dev.belay.repository.Manifest;
import dev.belay.run.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes a backup or a dump into a database aside, proves it, and puts it in the target's place. The
 * target holds all of the old or all of the new content at every moment.
 */
final class SwapStep implements Step.Pivot {
  private static final String CONTENT = "content";
  private static final String SAVED = "saved";
  private static final String ASIDE = "aside";
  private static final String REPLACED = "replaced";

  private final Workspace workspace;
  private final Incoming incoming;
  private final Supplier<Optional<Manifest>> saved;
  private final String run;
  private final Path scratch;

  /**
   * Prepares.
   *
   * @param incoming what is to be there
   * @param saved the backup of what the target holds now; empty where it holds nothing readable
   */
  SwapStep(
      Workspace workspace,
      Incoming incoming,
      Supplier<Optional<Manifest>> saved,
      String run,
      Path scratch) {
    this.workspace = workspace;
    this.incoming = incoming;
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
    KeptGuards guards =
        saved.get().isPresent() ? KeptGuards.of(workspace.database()) : KeptGuards.NONE;
    try (Arrival arrival = incoming.beside(workspace.database(), scratch, notes)) {
      Optional<Manifest> kept = saved.get();
      if (kept.isPresent()) {
        notes.write(SAVED, kept.get().id());
      }
      notes.write(CONTENT, arrival.content());
      // a step behind this one sees to it again, and tells what could not be put in place
      guards.into(arrival.side().database());
      Optional<String> aside =
          workspace
              .database()
              .replaceContent(arrival.side(), place -> notes.write(ASIDE, place), notes);
      notes.write(REPLACED, "yes");
      keep(aside);
      notes.say(
          incoming.name()
              + "\n"
              + arrival.told()
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
    Optional<String> aside = notes.read(ASIDE);
    if (aside.isPresent() && !isReplacedInPlace()) {
      return workspace.database().isAside(aside.get());
    }
    Optional<String> begun = notes.read(CONTENT);
    return begun.isPresent() && Content.isIn(workspace.database(), begun.get());
  }

  private boolean isReplacedInPlace() {
    return workspace.database().capabilities().contains(Capability.REPLACED_IN_PLACE);
  }

  /**
   * Where one database takes the place of another it has done so, or nothing has happened: what
   * applications have written since the save must stay.
   */
  @Override
  public void undo(Notes notes) throws IOException {
    if (!isReplacedInPlace()) {
      notes.say("nothing has taken the place of " + workspace.target().name());
      return;
    }
    Optional<String> kept = notes.read(SAVED);
    if (kept.isEmpty()) {
      bringBack(notes);
      return;
    }
    Manifest before = workspace.repository().catalog().get(kept.get());
    if (Content.isIn(workspace.database(), Content.of(before))) {
      notes.say("fingerprint " + before.fingerprint().shortDigest() + " verified");
      return;
    }
    Unpack unpack = new Unpack(workspace.repository(), workspace.database());
    try (Proven proven = unpack.proven(before, scratch, notes)) {
      workspace.database().replaceContent(proven.side(), notes);
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
