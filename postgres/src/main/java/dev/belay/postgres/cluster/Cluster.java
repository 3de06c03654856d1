package dev.belay.postgres.cluster;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A throw-away PostgreSQL server on 127.0.0.1 and the shell that watches over it: when the shell's
 * standard input ends, by {@link #close} or by the death of this process, it stops the server and
 * deletes the folder. Where the shell was killed as well, the next cluster's start does it.
 * Thread-safe; the caller closes it.
 */
public final class Cluster implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 5;
  private static final String PORT_TAKEN = "Address already in use";

  private final Process shell;
  private final ClusterFolder folder;
  private final int port;
  private final ClusterLog log;

  private Cluster(Process shell, ClusterFolder folder, int port) {
    this.shell = shell;
    this.folder = folder;
    this.port = port;
    this.log = new ClusterLog(shell.errorReader(StandardCharsets.UTF_8));
  }

  /**
   * Starts a server and waits until it accepts connections.
   *
   * @param parent a folder is made in it, short of name: a Unix socket's path has 107 bytes at most
   * @throws BelayException {@code CLIENT_FAILED} with the server's log if it doesn't start
   */
  public static Cluster start(ServerPrograms programs, ClusterPlan plan, Path parent) {
    for (int attempt = 1; ; attempt++) {
      Cluster cluster = launch(programs, plan, parent);
      if (cluster.log.awaitReady(DEADLINE)) {
        return cluster;
      }
      cluster.close();
      String said = cluster.log.end();
      if (attempt == ATTEMPTS || !said.contains(PORT_TAKEN)) {
        throw Problem.of(Code.CLIENT_FAILED, "PostgreSQL in " + programs.bin() + " did not start")
            .why(said)
            .state("")
            .toException();
      }
    }
  }

  private static Cluster launch(ServerPrograms programs, ClusterPlan plan, Path parent) {
    ClusterFolder folder = ClusterFolder.make(parent, plan);
    try {
      Leftovers.remove(folder);
      int port = freePort();
      var builder = new ProcessBuilder("sh", "-c", script(), "cluster.sh");
      builder.command().addAll(List.of(folder.path().toString(), programs.bin().toString()));
      builder.command().addAll(List.of("-c", "port=" + port, "-c", "listen_addresses=127.0.0.1"));
      plan.settings().forEach(setting -> builder.command().addAll(List.of("-c", setting)));
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      // The other user may have no right to look at this process's own working folder.
      builder.directory(Path.of("/").toFile());
      return new Cluster(builder.start(), folder, port);
    } catch (IOException e) {
      discard(folder);
      throw Problem.ofDisk("can't start PostgreSQL in " + programs.bin(), e).toException(e);
    } catch (BelayException e) {
      discard(folder);
      throw e;
    }
  }

  private static void discard(ClusterFolder folder) {
    new Leftover(folder.path()).remove(DEADLINE);
    folder.close();
  }

  private static String script() throws IOException {
    try (InputStream script = Cluster.class.getResourceAsStream("cluster.sh")) {
      if (script == null) {
        throw new IllegalStateException("cluster.sh is not beside this class");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Free now; whoever takes it before the server does makes the start fail and be repeated. */
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** On 127.0.0.1. */
  public int port() {
    return port;
  }

  /** Where it keeps everything: gone when it is closed. */
  public Path folder() {
    return folder.path();
  }

  /** The newest lines of the server's log. */
  public String log() {
    return log.text();
  }

  /** The process that ends when the server is stopped and its folder is gone. */
  public ProcessHandle watcher() {
    return shell.toHandle();
  }

  /** Stops the server at once and waits until its folder is gone. Twice is as good as once. */
  @Override
  public void close() {
    close(DEADLINE);
  }

  /** The same; what has not stopped by then is killed. */
  void close(Duration patience) {
    try {
      shell.getOutputStream().close();
      if (!shell.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
          && !new ServerProcesses(shell.toHandle()).kill()) {
        throw Problem.of(Code.CLIENT_FAILED, "the server in " + folder.path() + " does not stop")
            .why(log.end())
            .state("")
            .toException();
      }
      // the shell does it, unless it was killed
      if (Files.exists(folder.path())) {
        new Leftover(folder.path()).remove(patience);
      }
      folder.close();
    } catch (IOException e) {
      throw Problem.ofDisk("can't stop the server in " + folder.path(), e).toException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(Code.INTERRUPTED, "interrupted while a server was ending").toException(e);
    }
  }
}
