package dev.belay.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** PostgreSQL's own client programs, set up for one server. */
interface Programs {
  /** Runs pg_dump into a file. */
  void dump(String database, List<String> options, Path file) throws IOException;

  /** Runs a script by psql; it stops at the first error. */
  void run(String database, InputStream script) throws IOException;
}
