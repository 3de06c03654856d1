package dev.belay.sqlite;

import dev.belay.database.ByteCount;
import dev.belay.engine.Diagnosis;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The log beside a database, {@code -wal} or {@code -journal}: there while somebody is connected or
 * writes, and afterwards only if a process has died. What it holds is part of the database
 * (https://www.sqlite.org/wal.html#the_wal_file, https://www.sqlite.org/atomiccommit.html).
 */
record LeftLog(SqliteFile file) {
  /** SQLite itself tries to keep it to 1000 pages (https://www.sqlite.org/wal.html#ckpt). */
  private static final ByteCount LARGE = new ByteCount(64_000_000);

  private static final String SUBJECT = "open log";

  Diagnosis diagnosis() {
    try {
      for (String suffix : new String[] {"-wal", "-journal"}) {
        Path log = file.beside(suffix);
        if (Files.exists(log) && Files.size(log) > 0) {
          return of(log, new ByteCount(Files.size(log)));
        }
      }
      return Diagnosis.good(SUBJECT, "none beside the database");
    } catch (IOException e) {
      throw Problem.ofDisk("could not look beside " + file.path(), e).toException(e);
    }
  }

  private Diagnosis of(Path log, ByteCount size) {
    String told = log.getFileName() + ", " + size;
    Optional<Boolean> open = LockOwners.areSeen(file.path());
    if (open.isEmpty()) {
      String unknown = told + ": whether somebody has the database open could not be told";
      return Diagnosis.unknown(SUBJECT, unknown, keep(log));
    }
    if (!open.get()) {
      String left = told + ": nobody is seen to have the database open, so a process has died";
      return Diagnosis.warning(SUBJECT, left, keep(log));
    }
    return size.compareTo(LARGE) > 0
        ? Diagnosis.warning(
            SUBJECT,
            told + ": it can't be written back while somebody goes on reading",
            "see who reads without an end, then: PRAGMA wal_checkpoint(TRUNCATE)")
        : Diagnosis.good(SUBJECT, told + ", in use");
  }

  private static String keep(Path log) {
    return "start the application, which settles it; never delete " + log.getFileName();
  }
}
