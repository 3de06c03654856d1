package dev.belay.sqlite;

import dev.belay.engine.Diagnosis;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A version of SQLite's library, by its number: 3051003 is 3.51.3. Those before may corrupt a
 * database in WAL mode, when two connections write and checkpoint at a bad moment
 * (https://www.sqlite.org/wal.html#walresetbug).
 */
record LibraryVersion(int number) {
  private static final String SUBJECT = "library";
  private static final String ASK = "ask the application: SELECT sqlite_version(); 3.51.3 is sound";

  private static final int HEADER = 100;
  private static final int WRITER = 96;

  /** Whether it has the correction, of its own or brought back from 3.51.3. */
  boolean isSound() {
    return number >= 3_051_003
        || (number >= 3_050_007 && number < 3_051_000)
        || (number >= 3_044_006 && number < 3_045_000);
  }

  /** What there is to say of the libraries that a database is written by. */
  static Diagnosis diagnosis(boolean logged, Optional<LibraryVersion> lastWriter) {
    if (!logged) {
      return Diagnosis.good(SUBJECT, "of any version: the database is not in WAL mode");
    }
    if (lastWriter.isEmpty()) {
      String unknown = "by which SQLite the application writes in WAL mode could not be told";
      return Diagnosis.unknown(SUBJECT, unknown, ASK);
    }
    String writer = "last written by SQLite " + lastWriter.get();
    return lastWriter.get().isSound()
        ? Diagnosis.unknown(SUBJECT, writer + ", which is sound but may have been Belay's own", ASK)
        : Diagnosis.warning(
            SUBJECT,
            writer + ", which may corrupt a database in WAL mode",
            "give the application SQLite 3.51.3 or newer");
  }

  /**
   * Which library has last written the first page, as its header says
   * (https://www.sqlite.org/fileformat.html#the_database_header). Another process reads it: if this
   * one did, all of its locks on the file would be gone. Empty where that process can't be had.
   */
  static Optional<LibraryVersion> ofLastWriter(Path file) {
    if (!file.getFileSystem().equals(FileSystems.getDefault())) {
      return Optional.empty();
    }
    var head = new ProcessBuilder("head", "-c", Integer.toString(HEADER), file.toString());
    try {
      Process process = head.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (InputStream out = process.getInputStream()) {
        byte[] header = out.readNBytes(HEADER);
        return header.length < HEADER
            ? Optional.empty()
            : Optional.of(new LibraryVersion(ByteBuffer.wrap(header).getInt(WRITER)));
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      // a machine without that program: it is not known, and that is what is said
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return number / 1_000_000 + "." + number / 1000 % 1000 + "." + number % 1000;
  }
}
