package dev.belay.migrate;

import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.repository.Manifest;
import dev.belay.repository.Repository;
import dev.belay.restore.Unpack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a rehearsal's copies are made from, and what that holds. */
interface Original {
  Fingerprint fingerprint();

  /** As a person would call it: {@code the backup}. */
  String name();

  /** A new copy at each call; whoever asked closes it. */
  SideCopy copy(Path scratch, Progress progress) throws IOException;

  /** A backup: to rehearse on its copies proves it. */
  record OfBackup(Repository repository, Database target, Manifest manifest) implements Original {
    @Override
    public Fingerprint fingerprint() {
      return manifest.fingerprint();
    }

    @Override
    public String name() {
      return "the backup";
    }

    @Override
    public SideCopy copy(Path scratch, Progress progress) throws IOException {
      return new Unpack(repository, target).aside(manifest, scratch, progress);
    }
  }

  /** A file that was copied for the rehearsal alone. */
  record OfFile(Database target, Path file, String format, Fingerprint fingerprint)
      implements Original {
    @Override
    public String name() {
      return "the copy";
    }

    @Override
    public SideCopy copy(Path scratch, Progress progress) throws IOException {
      try (var in = Files.newInputStream(file)) {
        return target.restoreAside(in, format, scratch, progress);
      }
    }
  }

  /** Nothing: there is no database yet. */
  record OfNothing(Database target) implements Original {
    @Override
    public Fingerprint fingerprint() {
      return Fingerprint.empty();
    }

    @Override
    public String name() {
      return "an empty database";
    }

    @Override
    public SideCopy copy(Path scratch, Progress progress) throws IOException {
      return target.createAside(scratch);
    }
  }
}
