package dev.belay.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of the history that is kept inside the target. Lines are only ever added; the newest
 * line of a version tells where it stands.
 *
 * @param checksum of the file as it was applied
 * @param run the run that wrote this line
 * @param error what went wrong, for {@code FAILED}
 */
public record HistoryEntry(
    String version,
    String description,
    String file,
    String checksum,
    Outcome outcome,
    Instant at,
    Duration took,
    String run,
    String user,
    Optional<String> error) {
  /** The same, of another text. */
  public HistoryEntry withChecksum(String other) {
    return new HistoryEntry(version, description, file, other, outcome, at, took, run, user, error);
  }

  /** What became of a version. */
  public enum Outcome {
    /** It is in the database. */
    APPLIED,
    /** Declared to be in the database already when Belay first came. */
    BASELINE,
    /** One more statement of it is, by itself; the checksum is that of the statement. */
    STATEMENT,
    /** It failed and is not in the database. */
    FAILED,
    /** It was in the database and was taken back. */
    ROLLED_BACK;

    public boolean inDatabase() {
      return this == APPLIED || this == BASELINE;
    }
  }
}
