package dev.belay.restore;

import dev.belay.engine.Database;
import dev.belay.pipeline.Notes;
import dev.belay.repository.Manifest;
import dev.belay.repository.Repository;
import java.io.IOException;
import java.nio.file.Path;

/** A backup: it is compared with its manifest as a whole. */
record FromBackup(Repository repository, String name) implements Incoming {
  @Override
  public Arrival beside(Database database, Path scratch, Notes notes) throws IOException {
    Manifest manifest = repository.catalog().get(name);
    var side = new Unpack(repository, database).proven(manifest, scratch, notes);
    String told = "fingerprint " + manifest.fingerprint().shortDigest() + " as promised";
    return new Arrival(side, Content.of(manifest), told);
  }
}
