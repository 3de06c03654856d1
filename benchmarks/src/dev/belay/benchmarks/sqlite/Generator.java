package dev.belay.benchmarks.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes databases of a given size, the same ones everywhere: customers, orders, events, files. */
final class Generator {
  private static final String[] SETTINGS = {
    "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA cache_size = -500000"
  };
  private static final String[] SCHEMA = {
    """
    CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL,
      street TEXT, city TEXT, country TEXT NOT NULL, phone TEXT, credit REAL NOT NULL,
      since TEXT NOT NULL)\
    """,
    """
    CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL
      REFERENCES customers (id), placed_at TEXT NOT NULL, status TEXT NOT NULL,
      total_cents INTEGER NOT NULL, note TEXT)\
    """,
    """
    CREATE TABLE events (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL, at INTEGER NOT NULL,
      kind TEXT NOT NULL, session TEXT NOT NULL, payload TEXT)\
    """,
    """
    CREATE TABLE files (id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL, name TEXT NOT NULL,
      content BLOB NOT NULL)\
    """,
    "CREATE UNIQUE INDEX customers_email ON customers (email)",
    "CREATE INDEX orders_customer ON orders (customer_id)",
    "CREATE INDEX events_customer ON events (customer_id, at)"
  };

  private Generator() {}

  /** Makes the database unless it is there already. */
  static void make(Path file, int megabytes) throws IOException, SQLException {
    if (Files.exists(file)) {
      return;
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.deleteIfExists(unfinished);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + unfinished)) {
      execute(connection, SETTINGS);
      connection.setAutoCommit(false);
      execute(connection, SCHEMA);
      try (var shop = new ShopRows(connection)) {
        while (size(connection) < megabytes * 1_000_000L) {
          shop.addChunk();
        }
      }
      connection.commit();
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static long size(Connection connection) throws SQLException {
    String sql = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.getLong(1);
    }
  }
}
