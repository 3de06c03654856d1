package dev.belay.cli.crash;

import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A server that a test may do harm to. */
final class OwnServer implements AutoCloseable {
  /** Whoever starts it again must be the user that its folder belongs to, and never root. */
  private static final String START =
      """
      owner=$(stat -c %u "$1")
      as=
      if [ "$(id -u)" = 0 ]; then
        as="setpriv --reuid=$owner --regid=$(stat -c %g "$1") --clear-groups"
        [ "$owner" != 0 ] || as='unshare -U'
      fi
      eval "exec $as $(cat "$1/postmaster.opts")"
      """;

  private final TestServer server;

  OwnServer() {
    server = TestServer.start();
  }

  TestServer server() {
    return server;
  }

  private Path data() {
    return server.folder().resolve("data");
  }

  /** What an application has committed is kept, whatever happens. */
  void flush() {
    server.execute("postgres", "CHECKPOINT");
  }

  /** Ends every session that Belay has on this server, as an operator or a firewall would. */
  void cut() {
    server.execute(
        "postgres",
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name LIKE"
            + " 'belay%' OR application_name IN ('pg_dump', 'psql')");
  }

  /** Stops it as {@code pg_ctl stop -m immediate} does. It deletes its file as the last thing. */
  void stop() {
    Path file = data().resolve("postmaster.pid");
    try {
      new ProcessBuilder("kill", "-QUIT", Files.readAllLines(file).get(0)).start();
      Wait.until(() -> !Files.exists(file));
    } catch (Exception e) {
      throw new IllegalStateException("the server does not stop", e);
    }
  }

  /** Starts it again and waits until it is ready. */
  void start() throws Exception {
    launch();
    Wait.until(this::isReady);
  }

  /** Makes it a server that follows another one, once it starts again, with one more setting. */
  void makeStandby(String setting) throws IOException {
    Files.writeString(data().resolve("standby.signal"), "");
    Files.writeString(data().resolve("postgresql.conf"), setting + "\n", StandardOpenOption.APPEND);
  }

  /** Starts it again. */
  void launch() throws IOException {
    new ProcessBuilder("sh", "-c", START, "start", data().toString())
        .directory(Path.of("/").toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** What it says to whoever connects, while it lets nobody in. */
  String refusal() {
    try (var connection = DriverManager.getConnection(url())) {
      return "in " + connection;
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private String url() {
    String place = server.host() + ":" + server.port();
    return "jdbc:postgresql://" + place + "/postgres?user=postgres";
  }

  private boolean isReady() {
    try (var connection = DriverManager.getConnection(url())) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      if (Files.exists(data().resolve("postmaster.pid"))) {
        stop();
      }
    } finally {
      server.close();
    }
  }
}
