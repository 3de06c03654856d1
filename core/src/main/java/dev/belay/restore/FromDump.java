package dev.belay.restore;

import dev.belay.engine.Database;
import dev.belay.engine.Imported;
import dev.belay.engine.Session;
import dev.belay.pipeline.Notes;
import dev.belay.run.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A dump of another tool's: it promises little, so what came out is told. */
record FromDump(Path path) implements Incoming {
  @Override
  public String name() {
    return path.toString();
  }

  /** What is in it is known only once it was restored. */
  @Override
  public List<String> losses(Workspace workspace) {
    return List.of();
  }

  @Override
  public List<String> doubts(Database database) {
    return List.of();
  }

  @Override
  public Arrival beside(Database database, Path scratch, Notes notes) throws IOException {
    Imported imported = database.importAside(path, notes);
    try (Session session = imported.side().database().openReadOnly()) {
      String content =
          Content.of(imported.fingerprint().digest(), session.schema(), session.history());
      return new Arrival(imported.side(), content, told(imported));
    } catch (RuntimeException e) {
      imported.side().close();
      throw e;
    }
  }

  private static String told(Imported imported) {
    var told = new StringBuilder();
    told.append(imported.fingerprint().counted())
        .append(", fingerprint ")
        .append(imported.fingerprint().shortDigest());
    imported.remarks().forEach(remark -> told.append('\n').append(remark));
    return told.toString();
  }
}
