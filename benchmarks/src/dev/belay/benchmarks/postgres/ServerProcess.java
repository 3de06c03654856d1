package dev.belay.benchmarks.postgres;

import dev.belay.benchmarks.Options;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server and the shell that watches over it: when the shell's standard input ends, by {@link
 * #close} or by the death of this process, it stops the server and deletes its folder.
 */
final class ServerProcess implements AutoCloseable {
  private static final String READY = "database system is ready to accept connections";
  private static final int SECONDS_TO_STOP = 120;

  private final Process shell;
  private final Path folder;
  private final int port;

  private ServerProcess(Process shell, Path folder, int port) {
    this.shell = shell;
    this.folder = folder;
    this.port = port;
  }

  /** Starts a server in a new folder and waits until it accepts connections. */
  static ServerProcess start(Options options, Path programs, List<String> settings)
      throws IOException, InterruptedException {
    int port = freePort();
    Path folder = newFolder(options);
    List<String> command = new ArrayList<>(List.of("sh", options.serverScript().toString()));
    command.addAll(List.of(folder.toString(), programs.toString()));
    command.addAll(List.of("-c", "port=" + port, "-c", "listen_addresses=127.0.0.1"));
    settings.forEach(setting -> command.addAll(List.of("-c", setting)));
    var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    // The other user may have no right to look at this process's own working folder.
    Process shell = builder.directory(Path.of("/").toFile()).start();
    var process = new ServerProcess(shell, folder, port);
    try {
      process.awaitReady(options.work().resolve("server.log"));
    } catch (IOException e) {
      process.close();
      throw e;
    }
    return process;
  }

  private static Path newFolder(Options options) throws IOException {
    String prefix = "belay-benchmarks-";
    if (options.serverFolder().isEmpty()) {
      return Files.createTempDirectory(prefix);
    }
    return Files.createTempDirectory(options.serverFolder().get().toAbsolutePath(), prefix);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Reads the server's log until it is ready; the rest goes to a file. */
  private void awaitReady(Path log) throws IOException {
    BufferedReader reader = shell.errorReader(StandardCharsets.UTF_8);
    var said = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      said.append(line).append('\n');
      if (line.contains(READY)) {
        var writer = new Thread(() -> copy(reader, log), "server-log");
        writer.setDaemon(true);
        writer.start();
        return;
      }
    }
    throw new IOException("PostgreSQL did not start:\n" + said);
  }

  private static void copy(BufferedReader reader, Path log) {
    try (reader;
        var writer = Files.newBufferedWriter(log)) {
      reader.transferTo(writer);
    } catch (IOException e) {
      System.err.println("benchmarks: the server's log could not be kept: " + e);
    }
  }

  int port() {
    return port;
  }

  /** Where the data lie. */
  Path folder() {
    return folder;
  }

  /** The server's first process, the parent of all others. */
  ProcessHandle postmaster() throws IOException {
    String first = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0);
    return ProcessHandle.of(Long.parseLong(first.strip())).orElseThrow();
  }

  /** Stops the server and waits until its folder is gone. */
  @Override
  public void close() throws IOException, InterruptedException {
    shell.getOutputStream().close();
    if (!shell.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
      throw new IOException("the server does not stop; its folder is " + folder);
    }
  }
}
