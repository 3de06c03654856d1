package dev.belay.junit;

import dev.belay.engine.SideCopy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A database of a test class's own. Thread-safe; the extension that has made it closes it, which
 * drops it.
 */
public final class TestDatabase implements AutoCloseable {
  private final SideCopy copy;
  private final String url;

  TestDatabase(SideCopy copy, String url) {
    this.copy = copy;
    this.url = url;
  }

  /** For JDBC, with all that is needed for logging in. */
  public String url() {
    return url;
  }

  /** A new connection, in autocommit; the caller closes it. */
  public Connection connection() throws SQLException {
    return DriverManager.getConnection(url);
  }

  /** Opens a new connection each time: it is no pool. */
  public DataSource dataSource() {
    return new TestDataSource(url);
  }

  /** Drops it, whoever is connected. Twice is as good as once. */
  @Override
  public void close() {
    copy.close();
  }
}
