package dev.belay.restore;

import dev.belay.compare.Losses;
import dev.belay.engine.Database;
import dev.belay.pipeline.Notes;
import dev.belay.repository.Manifest;
import dev.belay.repository.Repository;
import dev.belay.run.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A backup: it is compared with its manifest as a whole. */
record FromBackup(Repository repository, String name) implements Incoming {
  @Override
  public List<String> losses(Workspace workspace) {
    return List.of(Losses.told(workspace, repository.catalog().get(name)));
  }

  @Override
  public List<String> doubts(Database database) {
    return database.doubts(repository.catalog().get(name).description());
  }

  @Override
  public Arrival beside(Database database, Path scratch, Notes notes) throws IOException {
    Manifest manifest = repository.catalog().get(name);
    Proven proven = new Unpack(repository, database).proven(manifest, scratch, notes);
    var told = new StringBuilder("fingerprint ");
    told.append(manifest.fingerprint().shortDigest()).append(" as promised");
    proven.remarks().forEach(remark -> told.append('\n').append(remark));
    return new Arrival(proven.side(), Content.of(manifest), told.toString());
  }
}
