package dev.belay.sqlite;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Database;
import dev.belay.engine.RunLock;
import dev.belay.problem.BelayException;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** What another process does to a database, until it is killed. */
final class OtherProgram {
  private OtherProgram() {}

  public static void main(String[] arguments) throws SQLException, IOException {
    switch (arguments[0]) {
      case "lock" -> lock(arguments);
      case "run" -> run(arguments);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void lock(String[] arguments) throws IOException {
    Database database =
        SqliteSubject.engine(SqliteSubject.PATIENCE)
            .database(new DatabaseUrl(DatabaseUrl.SQLITE, arguments[1]));
    var holder =
        new RunLock.Holder(
            arguments[2],
            arguments[3],
            arguments[4],
            arguments[5],
            Long.parseLong(arguments[6]),
            Instant.parse(arguments[7]));
    try (RunLock lock = database.lock(holder)) {
      System.out.println(lock.holder().run());
      sayAndStay("ready");
    } catch (BelayException e) {
      System.out.println(e.problem().code().id());
    }
  }

  /** Runs the statements and keeps the connection, with whatever transaction is open. */
  private static void run(String[] arguments) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[1]);
        Statement statement = connection.createStatement()) {
      for (int index = 2; index < arguments.length; index++) {
        statement.execute(arguments[index]);
      }
      sayAndStay("ready");
    } catch (SQLException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void sayAndStay(String word) throws IOException {
    System.out.println(word);
    // until it is killed, or the one that started it is gone
    System.in.transferTo(OutputStream.nullOutputStream());
  }
}
