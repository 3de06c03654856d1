package dev.belay.postgres.cluster;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A cluster that nobody watches over any more. Its server is known by what it has written into
 * {@code postmaster.pid} (its id in the first line, when it began in the third) and by its user:
 * another process that has got its number is not touched.
 */
record Leftover(Path folder) {
  private static final int LINE_OF_START = 2;
  private static final long SECONDS_APART = 10;

  /**
   * Stops the server, where it still runs, and deletes the folder.
   *
   * @param patience with a server that does not stop at once: then it is killed
   */
  void remove(Duration patience) {
    try {
      Optional<ProcessHandle> server = server();
      if (server.isPresent()) {
        stop(server.get(), patience);
      }
      // the lock goes last: what is left where this is killed is known by it
      run("rm", "-rf", "--", folder.resolve("data").toString());
      run("rm", "-rf", "--", folder.toString());
    } catch (IOException e) {
      throw Problem.ofDisk("can't remove what was left in " + folder, e).toException(e);
    }
  }

  private void stop(ProcessHandle server, Duration patience) throws IOException {
    run("kill", "-QUIT", Long.toString(server.pid()));
    var ended = server.onExit().thenApply(gone -> true);
    if (!ended.completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS).join()
        && !new ServerProcesses(server).kill()) {
      throw Problem.of(Code.CLIENT_FAILED, "the server in " + folder + " does not stop")
          .why("its process is " + server.pid() + ", and nothing ends it")
          .state("")
          .toException();
    }
  }

  private Optional<ProcessHandle> server() throws IOException {
    Path data = folder.resolve("data");
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() <= LINE_OF_START) {
      return Optional.empty();
    }
    String user = Files.getOwner(data).getName();
    Instant began = Instant.ofEpochSecond(Long.parseLong(lines.get(LINE_OF_START)));
    return ProcessHandle.of(Long.parseLong(lines.get(0)))
        .filter(process -> process.info().user().filter(user::equals).isPresent())
        .filter(process -> process.info().startInstant().filter(at -> near(at, began)).isPresent());
  }

  private static boolean near(Instant one, Instant other) {
    return Duration.between(one, other).abs().toSeconds() <= SECONDS_APART;
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = awaitEnd(process);
    if (status != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + status + ": " + said);
    }
  }

  private static int awaitEnd(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
