package dev.belay.postgres.connect;

import java.util.Locale;

/** PostgreSQL's own client programs that Belay runs. */
public enum ClientProgram {
  PG_DUMP,
  PG_RESTORE,
  PSQL;

  /** The name of its file. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
