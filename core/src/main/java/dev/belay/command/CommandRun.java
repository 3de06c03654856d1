package dev.belay.command;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Progress;
import dev.belay.migration.Tool;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Runs a team's command on a database. What it prints is kept in a file until it has ended, and
 * shown only if it fails, without passwords.
 */
public final class CommandRun {
  private static final int SHOWN = 15;
  private static final int BYTES_READ = 1 << 16;
  private static final String STARS = "****";

  /** Begins when it is told to, and never if whoever would tell it has died. */
  private static final String ONCE_TOLD = "read -r go && exec sh -c \"$0\"";

  private final TeamCommand command;
  private final Tool tool;
  private final DatabaseUrl target;
  private final Path scratch;

  /**
   * Prepares.
   *
   * @param tool whose form of a URL it reads
   * @param target the database that all is about
   * @param scratch an existing folder
   */
  public CommandRun(TeamCommand command, Tool tool, DatabaseUrl target, Path scratch) {
    this.command = command;
    this.tool = tool;
    this.target = target;
    this.scratch = scratch;
  }

  /**
   * Runs it to its end.
   *
   * @param url of the target, or of a copy beside it
   * @param started is told the process before it begins: none is at work that nobody knows of
   * @throws dev.belay.problem.BelayException {@code MIGRATION_FAILED} if its exit status is not 0,
   *     or if it took too long; {@code INTERRUPTED}
   */
  public void on(DatabaseUrl url, Consumer<ProcessHandle> started, Progress progress)
      throws IOException {
    Path output = Files.createTempFile(scratch, "command", ".log");
    try {
      run(HandedUrl.beside(target, url), output, started, progress);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private void run(DatabaseUrl url, Path output, Consumer<ProcessHandle> started, Progress progress)
      throws IOException {
    var builder = new ProcessBuilder("sh", "-c", ONCE_TOLD, command.line());
    builder.directory(command.folder().toFile());
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    builder.environment().put(command.variable(), HandedUrl.of(url, tool));
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = builder.start();
    try (OutputStream input = process.getOutputStream()) {
      started.accept(process.toHandle());
      input.write('\n');
    }
    if (!ended(process, progress)) {
      String how = "had not ended after " + command.limit().toSeconds() + " s";
      throw failed(url, output, how);
    }
    if (process.exitValue() != 0) {
      throw failed(url, output, "ended with status " + process.exitValue());
    }
  }

  private BelayException failed(DatabaseUrl url, Path output, String how) throws IOException {
    return Problem.of(Code.MIGRATION_FAILED, command + " " + how)
        .why(masked(url, String.join("\n", lastLines(output))))
        .state("")
        .remedy("mend what it says, then run it again")
        .toException();
  }

  /** Whether it has ended in time; when this returns or throws nothing of it is left at work. */
  private boolean ended(Process process, Progress progress) {
    var tree = new ProcessTree(process);
    var stopped = new CompletableFuture<Process>();
    Runnable stop =
        () -> {
          tree.end();
          stopped.complete(process);
        };
    try {
      boolean inTime = progress.stoppable(stop, () -> await(process, stopped));
      if (!inTime) {
        tree.end();
      }
      tree.awaitEnd();
      if (stopped.isDone()) {
        throw interrupted();
      }
      return inTime;
    } catch (InterruptedException e) {
      tree.end();
      Thread.currentThread().interrupt();
      throw interrupted();
    }
  }

  /** Whoever was asked to end may not want to, and is waited for elsewhere. */
  private boolean await(Process process, CompletableFuture<Process> stopped)
      throws InterruptedException {
    try {
      CompletableFuture.anyOf(process.onExit(), stopped)
          .get(command.limit().toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a process can't be waited for", e);
    }
  }

  private BelayException interrupted() {
    return Problem.of(Code.INTERRUPTED, "interrupted while " + command + " ran").toException();
  }

  private static List<String> lastLines(Path output) throws IOException {
    List<String> lines = end(output).lines().filter(line -> !line.isBlank()).toList();
    return lines.subList(Math.max(0, lines.size() - SHOWN), lines.size());
  }

  /** However much it has printed. */
  private static String end(Path output) throws IOException {
    try (SeekableByteChannel file = Files.newByteChannel(output)) {
      file.position(Math.max(0, file.size() - BYTES_READ));
      return new String(Channels.newInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String masked(DatabaseUrl url, String text) {
    String masked = text.replace(HandedUrl.of(url, tool), url.toString());
    masked = masked.replace(url.location(), url.toString());
    String login = login(url);
    int colon = login.indexOf(':');
    return colon < 0 || colon == login.length() - 1
        ? masked
        : masked.replace(login.substring(colon + 1), STARS);
  }

  private static String login(DatabaseUrl url) {
    if (url.scheme().equals(DatabaseUrl.SQLITE)) {
      return "";
    }
    String login = URI.create(url.location()).getUserInfo();
    return login == null ? "" : login;
  }
}
