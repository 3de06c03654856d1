package dev.belay.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/** Where databases for migrations are made, each tool having one of its own. */
public interface Ground {
  /** The type of a column that numbers its rows. */
  String key();

  /** Variables for every tool. */
  Map<String, String> environment();

  /** The database as Belay is told about it. */
  String target(String database);

  /** The database as the JDBC driver is told about it. */
  String jdbcUrl(String database);

  /** The database as dbmate is told about it. */
  String dbmateUrl(String database);

  /** Makes an empty database in the place of an older one. */
  void makeEmpty(String database) throws IOException, SQLException;

  /** How many tables there are whose names begin so. */
  long tables(String database, String prefix) throws IOException, SQLException;
}
