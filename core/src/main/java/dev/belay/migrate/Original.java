package dev.belay.migrate;

import dev.belay.database.ByteCount;
import dev.belay.database.TableName;
import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.rehearse.Copies;
import dev.belay.rehearse.Ground;
import dev.belay.repository.Manifest;
import dev.belay.repository.Repository;
import dev.belay.restore.Unpack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What a rehearsal's copies are made from, and what that holds. */
interface Original {
  Fingerprint fingerprint();

  /** Whether the fingerprint was read from the copy itself, and so need not be compared with it. */
  default boolean isRead() {
    return false;
  }

  default Ground ground() {
    return Ground.BACKUP;
  }

  /**
   * How the copy came to be, for people.
   *
   * @param took until it was there and read
   */
  String told(Duration took);

  /** How large the tables of the first copy are, where that matters: it does not hold all rows. */
  default Map<TableName, ByteCount> sizes() {
    return Map.of();
  }

  /** A new copy at each call; whoever asked closes it. */
  SideCopy copy(Path scratch, Progress progress) throws IOException;

  /** The copies, for a rehearsal. */
  default Copies copies(Path scratch, Progress progress) {
    return new Copies() {
      @Override
      public SideCopy make() throws IOException {
        return copy(scratch, progress);
      }

      @Override
      public Ground ground() {
        return Original.this.ground();
      }

      @Override
      public Fingerprint content() {
        return fingerprint();
      }

      @Override
      public boolean areRead() {
        return isRead();
      }
    };
  }

  /** As in {@code restored in 7.9 s, identical to the backup}. */
  static String restored(Duration took, String from) {
    return String.format(
        Locale.ROOT, "restored in %.1f s, identical to %s", took.toMillis() / 1000.0, from);
  }

  /**
   * A backup: to rehearse on its copies proves it.
   *
   * @param beside what the copies are made beside
   */
  record OfBackup(Repository repository, Database beside, Manifest manifest) implements Original {
    @Override
    public Fingerprint fingerprint() {
      return manifest.fingerprint();
    }

    @Override
    public String told(Duration took) {
      return restored(took, "the backup");
    }

    @Override
    public SideCopy copy(Path scratch, Progress progress) throws IOException {
      return new Unpack(repository, beside).aside(manifest, scratch, progress);
    }
  }

  /** A file that was copied for the rehearsal alone. */
  record OfFile(Database beside, Path file, String format, Fingerprint fingerprint)
      implements Original {
    @Override
    public String told(Duration took) {
      return restored(took, "the copy");
    }

    @Override
    public SideCopy copy(Path scratch, Progress progress) throws IOException {
      try (var in = Files.newInputStream(file)) {
        return beside.restoreAside(in, format, scratch, progress);
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
    public String told(Duration took) {
      return "made an empty database";
    }

    @Override
    public SideCopy copy(Path scratch, Progress progress) throws IOException {
      return target.createAside(scratch);
    }
  }
}
