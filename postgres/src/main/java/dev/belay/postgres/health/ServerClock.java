package dev.belay.postgres.health;

import dev.belay.engine.Diagnosis;
import dev.belay.jdbc.Statements;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Whether the server's clock and ours agree: lines of both are read side by side. */
public record ServerClock(Statements statements, Clock clock) {
  private static final Duration APART = Duration.ofSeconds(5);

  /** What there is to say of it. */
  public Diagnosis diagnosis() throws SQLException {
    Instant before = clock.instant();
    String now = statements.scalar("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint");
    Instant after = clock.instant();
    Instant there = Instant.ofEpochMilli(Long.parseLong(now));
    Duration apart =
        there.isBefore(before) ? Duration.between(there, before) : Duration.between(after, there);
    return apart.compareTo(APART) > 0
        ? Diagnosis.warning(
            "clock",
            "the server says " + there + ", this machine " + after,
            "set the wrong one: timedatectl")
        : Diagnosis.good("clock", "the server's and this machine's agree");
  }
}
