package dev.belay.repository;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** How the bytes of a backup are packed in the store. */
public enum Compression {
  /** In frames that each bring a checksum of what is in them (RFC 8878, section 3.1.1). */
  ZSTD("zstd", ".zst"),
  GZIP("gzip", ".gz"),
  /** They come packed. */
  NONE("none", "");

  private static final int BUFFER = 1 << 17;

  private final String id;
  private final String suffix;

  Compression(String id, String suffix) {
    this.id = id;
    this.suffix = suffix;
  }

  static Optional<Compression> parse(String id) {
    return List.of(values()).stream().filter(one -> one.id.equals(id)).findFirst();
  }

  /** The name of a file without what compression has added to it. */
  static String withoutSuffix(String name) {
    for (Compression one : values()) {
      if (name.endsWith(one.suffix)) {
        return name.substring(0, name.length() - one.suffix.length());
      }
    }
    return name;
  }

  /** As it stands in manifests. */
  String id() {
    return id;
  }

  /** The end of file names. */
  String suffix() {
    return suffix;
  }

  /** Closing it closes {@code stored}. */
  InputStream unpacked(InputStream stored) throws IOException {
    return switch (this) {
      case ZSTD -> new ZstdInputStreamNoFinalizer(new BufferedInputStream(stored, BUFFER));
      case GZIP -> new GZIPInputStream(stored, BUFFER);
      case NONE -> stored;
    };
  }
}
