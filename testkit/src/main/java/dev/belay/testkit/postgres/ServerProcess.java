package dev.belay.testkit.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One running server and the shell that watches over it: when the shell's standard input ends, by
 * {@link #close} or by the death of this process, it stops the server and deletes the folder.
 */
final class ServerProcess implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 5;
  private static final String PORT_TAKEN = "Address already in use";

  /** Nothing needs to outlive the server; a machine runs several of them. */
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "fsync=off",
          "synchronous_commit=off",
          "full_page_writes=off",
          "shared_buffers=16MB",
          "max_wal_size=256MB",
          "autovacuum=off",
          "jit=off",
          "password_encryption=scram-sha-256");

  private final Process shell;
  private final Path folder;
  private final int port;
  private final ServerLog log;

  private ServerProcess(Process shell, Path folder, int port) {
    this.shell = shell;
    this.folder = folder;
    this.port = port;
    this.log = new ServerLog(shell.errorReader(StandardCharsets.UTF_8));
  }

  /**
   * Starts a server and waits until it accepts connections.
   *
   * @param settings {@code name=value}, stronger than ours
   * @throws AssertionError with the server's log if it doesn't start
   */
  static ServerProcess start(ServerPrograms programs, List<String> settings) {
    for (int attempt = 1; ; attempt++) {
      ServerProcess server = launch(programs, settings);
      if (server.log.awaitReady(DEADLINE)) {
        return server;
      }
      server.close();
      String said = server.log.text();
      if (attempt == ATTEMPTS || !said.contains(PORT_TAKEN)) {
        throw new AssertionError("PostgreSQL in " + programs.bin() + " did not start:\n" + said);
      }
    }
  }

  private static ServerProcess launch(ServerPrograms programs, List<String> settings) {
    try {
      int port = freePort();
      Path folder = Files.createTempDirectory("belay-postgres-");
      var builder = new ProcessBuilder("sh", "-c", script(), "server.sh");
      builder.command().addAll(List.of(folder.toString(), programs.bin().toString()));
      builder.command().addAll(List.of("-c", "port=" + port));
      SETTINGS.forEach(setting -> builder.command().addAll(List.of("-c", setting)));
      settings.forEach(setting -> builder.command().addAll(List.of("-c", setting)));
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      // The other user may have no right to look at this process's own working folder.
      builder.directory(Path.of("/").toFile());
      return new ServerProcess(builder.start(), folder, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String script() throws IOException {
    try (InputStream script = ServerProcess.class.getResourceAsStream("server.sh")) {
      if (script == null) {
        throw new IllegalStateException("server.sh is not beside this class");
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

  int port() {
    return port;
  }

  Path folder() {
    return folder;
  }

  String log() {
    return log.text();
  }

  /** Stops the server at once and waits until its folder is gone. Twice is as good as once. */
  @Override
  public void close() {
    try {
      shell.getOutputStream().close();
      if (!shell.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the server does not stop:\n" + log.text());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The process that ends when the server is stopped and its folder is gone. */
  ProcessHandle watcher() {
    return shell.toHandle();
  }
}
