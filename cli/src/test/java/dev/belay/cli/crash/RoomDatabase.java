package dev.belay.cli.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The database of a room. */
interface RoomDatabase {
  /** As the configuration says it. */
  String url();

  /** What a column is that numbers its rows. */
  String numbered();

  /** As an application does; the caller closes it. */
  Connection connect() throws SQLException;

  /** That of a copy of the room, whose files are there already. */
  RoomDatabase copyTo(Path folder);

  State state() throws IOException;

  /** What is beside it and should not be. */
  List<String> leftOver();
}
