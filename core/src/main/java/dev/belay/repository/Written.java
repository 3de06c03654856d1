package dev.belay.repository;

import dev.belay.database.ByteCount;
import dev.belay.engine.Contents;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** The bytes of a backup on their way into the store, measured before and after compression. */
final class Written {
  private static final int BUFFER = 1 << 16;

  private final Compression compression;
  private Optional<Contents> contents = Optional.empty();
  private long plainCount;
  private long storedCount;
  private Optional<String> plainHash = Optional.empty();
  private String storedHash = "";

  Written(Compression compression) {
    this.compression = compression;
  }

  void write(OutputStream out, Repository.Source source) throws IOException {
    var stored = new HashingStream(out);
    switch (compression) {
      case ZSTD -> inFrames(stored, source);
      case GZIP -> {
        var packed = new GZIPOutputStream(stored, BUFFER);
        asItIs(packed, source);
        packed.finish();
      }
      case NONE -> asItIs(stored, source);
    }
    storedCount = stored.count();
    storedHash = stored.sha256();
  }

  private void inFrames(OutputStream stored, Repository.Source source) throws IOException {
    try (var frames = new Frames(stored)) {
      contents = Optional.of(source.writeTo(frames));
      frames.finish();
      plainCount = frames.plainCount();
    }
  }

  private void asItIs(OutputStream to, Repository.Source source) throws IOException {
    var plain = new HashingStream(to);
    contents = Optional.of(source.writeTo(plain));
    plainCount = plain.count();
    plainHash = Optional.of(plain.sha256());
  }

  Contents contents() {
    return contents.orElseThrow();
  }

  Manifest.Artifact artifact(String name) {
    return new Manifest.Artifact(
        name,
        compression.id(),
        new ByteCount(plainCount),
        plainHash,
        new ByteCount(storedCount),
        storedHash);
  }
}
