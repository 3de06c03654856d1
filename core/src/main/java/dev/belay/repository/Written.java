package dev.belay.repository;

import dev.belay.database.ByteCount;
import dev.belay.engine.Contents;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** The bytes of a backup on their way into the store, measured before and after compression. */
final class Written {
  static final String COMPRESSION = "zstd";

  private Optional<Contents> contents = Optional.empty();
  private long plainCount;
  private long storedCount;
  private String plainHash = "";
  private String storedHash = "";

  void write(OutputStream out, Repository.Source source) throws IOException {
    var stored = new HashingStream(out);
    try (var frames = new Frames(stored)) {
      contents = Optional.of(source.writeTo(frames));
      frames.finish();
      plainCount = frames.plainCount();
      plainHash = frames.plainSha256();
    }
    storedCount = stored.count();
    storedHash = stored.sha256();
  }

  Contents contents() {
    return contents.orElseThrow();
  }

  Manifest.Artifact artifact(String name) {
    return new Manifest.Artifact(
        name,
        COMPRESSION,
        new ByteCount(plainCount),
        plainHash,
        new ByteCount(storedCount),
        storedHash);
  }
}
