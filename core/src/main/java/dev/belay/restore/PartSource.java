package dev.belay.restore;

import dev.belay.engine.Database;
import dev.belay.engine.Part;
import dev.belay.engine.Progress;
import dev.belay.repository.Manifest;
import dev.belay.repository.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** What a part of a database is taken out of. */
sealed interface PartSource {
  /** As one names it on the command line. */
  String name();

  /** Brings the part into a database in one transaction; says what has come, a line each. */
  List<String> add(Part part, Database to, Path scratch, Progress progress) throws IOException;

  /** A backup of the target. */
  record OfBackup(Repository repository, String name) implements PartSource {
    @Override
    public List<String> add(Part part, Database to, Path scratch, Progress progress)
        throws IOException {
      Manifest manifest = repository.catalog().get(name);
      InputStream in = repository.open(manifest);
      try (in) {
        return to.addPart(
            in, manifest.contentFormat(), part, manifest.fingerprint(), scratch, progress);
      } catch (IOException e) {
        throw Repository.damaged(name, e);
      }
    }
  }

  /** A dump of another tool's. */
  record OfDump(Path path) implements PartSource {
    @Override
    public String name() {
      return path.toString();
    }

    @Override
    public List<String> add(Part part, Database to, Path scratch, Progress progress)
        throws IOException {
      return to.addPart(path, part, progress);
    }
  }
}
