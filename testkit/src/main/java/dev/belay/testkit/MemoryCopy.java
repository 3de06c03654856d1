package dev.belay.testkit;

import dev.belay.engine.Contents;
import dev.belay.engine.CopyFormat;
import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.Scope;
import dev.belay.engine.SideCopy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** A copy of a database in memory, and what was said of it. */
public final class MemoryCopy {
  private final byte[] bytes;
  private final Contents contents;

  private MemoryCopy(byte[] bytes, Contents contents) {
    this.bytes = bytes;
    this.contents = contents;
  }

  public static MemoryCopy of(Database database, Path scratch) throws IOException {
    return of(database, CopyFormat.ARCHIVE, scratch);
  }

  public static MemoryCopy of(Database database, CopyFormat format, Path scratch)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    Contents contents = database.copyTo(bytes, Scope.WHOLE, format, scratch, Progress.NONE);
    return new MemoryCopy(bytes.toByteArray(), contents);
  }

  public long length() {
    return bytes.length;
  }

  public Contents contents() {
    return contents;
  }

  public SideCopy restore(Database beside, Path scratch) throws IOException {
    return beside.restoreAside(
        new ByteArrayInputStream(bytes), contents.format(), scratch, Progress.NONE);
  }
}
