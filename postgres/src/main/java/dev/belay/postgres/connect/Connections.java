package dev.belay.postgres.connect;

import dev.belay.problem.BelayException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.ServerVersion;

/**
 * Opens connections whose settings are always the same, whatever the role, the database or the
 * server have been given: values are printed in one form, nothing but a lock is waited for, and
 * row-level security hides nothing silently, and what is committed outlives a crash of the server.
 * The search path stays the role's. Thread-safe.
 */
public final class Connections {
  static final String APPLICATION_NAME = "belay";

  /** The encoding is the driver's affair: it speaks UTF-8 only. */
  private static final String CANON =
      "SET DateStyle = 'ISO';"
          + "SET IntervalStyle = 'postgres';"
          + "SET TimeZone = 'UTC';"
          + "SET extra_float_digits = 3;"
          + "SET bytea_output = 'hex';"
          + "SET row_security = off;"
          + "SET statement_timeout = 0;"
          + "SET idle_in_transaction_session_timeout = 0;"
          + "SELECT set_config('synchronous_commit', 'on', false)"
          + " WHERE current_setting('synchronous_commit') = 'off';";

  private final Duration lockTimeout;

  /** Statements give up waiting for a lock after a while; zero means that they wait for ever. */
  public Connections(Duration lockTimeout) {
    this.lockTimeout = lockTimeout;
  }

  /**
   * Connects, in autocommit; the caller closes.
   *
   * @throws dev.belay.problem.BelayException {@code DATABASE_MISSING}, {@code DATABASE_BUSY},
   *     {@code DATABASE_UNREACHABLE}, {@code PERMISSION_DENIED} or {@code CONFIGURATION_INVALID}
   */
  public Connection open(ServerAddress address) {
    return open(address, "");
  }

  /** The same, but every transaction refuses to write. */
  public Connection openReadOnly(ServerAddress address) {
    return open(address, "SET default_transaction_read_only = on;");
  }

  private Connection open(ServerAddress address, String more) {
    List<BelayException> failures = new ArrayList<>();
    for (ServerAddress way : address.ways()) {
      try {
        return openAlone(way, more);
      } catch (BelayException e) {
        failures.add(e);
        if (!Unreachable.isNext(e)) {
          break;
        }
      }
    }
    throw Unreachable.all(address, failures);
  }

  private Connection openAlone(ServerAddress address, String more) {
    String url = DriverSettings.url(address);
    Properties properties = DriverSettings.properties(address);
    try {
      Connection connection = new Driver().connect(url, properties);
      if (connection == null) {
        throw new IllegalStateException("the driver does not know its own URL: " + url);
      }
      return prepare(connection, more);
    } catch (SQLException e) {
      throw PostgresProblems.of("can't connect to " + address, address, e);
    }
  }

  private Connection prepare(Connection connection, String more) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(CANON + timeouts(connection) + more);
      return connection;
    } catch (SQLException e) {
      try {
        connection.close();
      } catch (SQLException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  /** Two of them came later: release notes of 14 and 17. */
  private String timeouts(Connection connection) throws SQLException {
    var server = connection.unwrap(BaseConnection.class);
    var settings = new StringBuilder("SET lock_timeout = ").append(lockTimeout.toMillis());
    settings.append(';');
    if (server.haveMinimumServerVersion(ServerVersion.v14)) {
      settings.append("SET idle_session_timeout = 0;");
    }
    if (server.haveMinimumServerVersion(170000)) {
      settings.append("SET transaction_timeout = 0;");
    }
    return settings.toString();
  }
}
