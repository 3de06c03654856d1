package dev.belay.migrate;

import dev.belay.database.ByteCount;
import dev.belay.engine.Capability;
import dev.belay.engine.Contents;
import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.store.DiskSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy of the target in a file, for a rehearsal alone. */
record FileCopy(Original.OfFile original, Contents contents) {
  static FileCopy make(Work work, Progress progress) throws IOException {
    Database database = work.workspace().database();
    Path file = work.scratch().resolve("original");
    ByteCount size = database.describe().size();
    boolean threeTimes = database.capabilities().contains(Capability.COPIES_IN_SCRATCH);
    DiskSpace.require(
        work.scratch(),
        threeTimes ? size.plus(size).plus(size) : size,
        (threeTimes ? "three copies of " : "a copy of ") + work.workspace().target().name());
    Contents contents;
    try (var out = Files.newOutputStream(file)) {
      contents = database.copyTo(out, work.scratch(), progress);
    }
    var original =
        new Original.OfFile(
            work.place().database(), file, contents.format(), contents.fingerprint());
    return new FileCopy(original, contents);
  }

  /** As in {@code 20 kB, 2 tables, 7 rows}. */
  String told() {
    return contents.size() + ", " + contents.fingerprint().counted();
  }
}
