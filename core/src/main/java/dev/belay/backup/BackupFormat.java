package dev.belay.backup;

import dev.belay.engine.CopyFormat;
import dev.belay.repository.Compression;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a backup lies in the store as. */
public enum BackupFormat {
  ARCHIVE(CopyFormat.ARCHIVE, Compression.ZSTD),
  PLAIN(CopyFormat.PLAIN, Compression.ZSTD),
  PLAIN_GZIP(CopyFormat.PLAIN, Compression.GZIP),
  CUSTOM(CopyFormat.CUSTOM, Compression.NONE);

  private final CopyFormat copy;
  private final Compression compression;

  BackupFormat(CopyFormat copy, Compression compression) {
    this.copy = copy;
    this.compression = compression;
  }

  /** The one that {@link #toString} calls so. */
  static Optional<BackupFormat> parse(String name) {
    return List.of(values()).stream().filter(one -> one.toString().equals(name)).findFirst();
  }

  /** As it is written: {@code plain-gzip}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  CopyFormat copy() {
    return copy;
  }

  Compression compression() {
    return compression;
  }
}
