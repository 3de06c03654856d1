package dev.belay.cli.crash;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

/**
 * An application that begins to write and does not come to an end. Arguments: folder, statements.
 */
final class SqlWriter {
  static final String WRITES = "writes";

  private SqlWriter() {}

  public static void main(String[] arguments) throws SQLException, InterruptedException {
    try (var connection = new Room(Path.of(arguments[0])).connect();
        var statement = connection.createStatement()) {
      for (int index = 1; index < arguments.length; index++) {
        statement.execute(arguments[index]);
      }
      System.out.println(WRITES);
      new CountDownLatch(1).await();
    }
  }
}
