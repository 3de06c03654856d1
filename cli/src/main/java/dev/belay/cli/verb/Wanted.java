package dev.belay.cli.verb;

import dev.belay.engine.Database;
import dev.belay.engine.Part;
import dev.belay.json.Json;
import dev.belay.pipeline.Outcome;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.repository.Manifest;
import dev.belay.restore.Restore;
import java.nio.file.Path;

/** What {@code belay restore} is asked for. */
sealed interface Wanted {
  /** How it is called when it is done. */
  String name();

  /** Whether what is there goes. */
  default boolean replaces() {
    return true;
  }

  Json.Members data();

  Outcome inPlace(Restore restore);

  Outcome elsewhere(Restore restore, Database other);

  /**
   * A backup of the target.
   *
   * @param inside whether it is written into the database itself, in one transaction
   */
  record Whole(Manifest manifest, boolean inside) implements Wanted {
    @Override
    public String name() {
      return manifest.id();
    }

    @Override
    public Json.Members data() {
      return Json.object().put("backup", manifest.id()).build();
    }

    @Override
    public Outcome inPlace(Restore restore) {
      return inside ? restore.restoreInside(manifest) : restore.restore(manifest);
    }

    @Override
    public Outcome elsewhere(Restore restore, Database other) {
      if (inside) {
        throw Problem.of(
                Code.USAGE, "--in-place is for the target itself, and --to for another database")
            .remedy("belay restore --help")
            .toException();
      }
      return restore.restoreTo(manifest, other);
    }
  }

  /** A dump of another tool's, under the name that was given. */
  record Dump(String name, Path path) implements Wanted {
    @Override
    public Json.Members data() {
      return Json.object().put("dump", path.toString()).build();
    }

    @Override
    public Outcome inPlace(Restore restore) {
      return restore.restore(path);
    }

    @Override
    public Outcome elsewhere(Restore restore, Database other) {
      return restore.restoreTo(path, other);
    }
  }

  /** A part of a dump of another tool's. */
  record SomeOfDump(String dump, Path path, Part part) implements Wanted {
    @Override
    public String name() {
      return "the " + part + " of " + dump;
    }

    @Override
    public boolean replaces() {
      return false;
    }

    @Override
    public Json.Members data() {
      return Json.object().put("dump", path.toString()).put("part", part.toString()).build();
    }

    @Override
    public Outcome inPlace(Restore restore) {
      return restore.add(path, part);
    }

    @Override
    public Outcome elsewhere(Restore restore, Database other) {
      return restore.addTo(path, part, other);
    }
  }

  /** A part of a backup of the target. */
  record Some(Manifest manifest, Part part) implements Wanted {
    @Override
    public String name() {
      return "the " + part + " of " + manifest.id();
    }

    @Override
    public boolean replaces() {
      return false;
    }

    @Override
    public Json.Members data() {
      return Json.object().put("backup", manifest.id()).put("part", part.toString()).build();
    }

    @Override
    public Outcome inPlace(Restore restore) {
      return restore.add(manifest, part);
    }

    @Override
    public Outcome elsewhere(Restore restore, Database other) {
      return restore.addTo(manifest, part, other);
    }
  }
}
