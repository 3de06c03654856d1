package dev.belay.engine;

import dev.belay.database.ByteCount;
import dev.belay.database.DatabaseUrl;
import dev.belay.database.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

/** Copies of a database for which no backup is needed, and servers to have copies on. */
public interface ServerCopies {
  /**
   * Has the server copy the database as it is, beside it. The caller must not be connected to it
   * himself, and nobody is sent away; whoever wants to connect meanwhile waits.
   *
   * @return empty where others are connected
   */
  Optional<SideCopy> whole();

  /**
   * Makes a database with the schema of this one and the first rows of each of its tables; some are
   * left out, where others forbid them to be there without what they refer to.
   *
   * @param rows of each table; 0 for the schema alone
   * @param place what it is made beside, which may be on another server
   */
  SideCopy sample(long rows, Database place, Path scratch, Progress progress) throws IOException;

  /** How large the tables are, without their indexes. */
  SortedMap<TableName, ByteCount> sizes();

  /** What a copy needs of the server that it is restored on: see {@link Database#obstacles}. */
  Description needs();

  /**
   * Another server on which copies of this database can be made; the caller closes it.
   *
   * @param where the address of any database there; empty for a server that is made for it on this
   *     machine
   * @param role one that has to be there besides; it is made on a server that is made
   */
  Away away(Optional<DatabaseUrl> where, Optional<String> role);
}
