package dev.belay.postgres.connect;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/**
 * A client program that runs. Whoever started it reads or feeds it, then calls {@link #finish}, and
 * closes it in any case. Not thread-safe, except for {@link #close}.
 */
public final class ClientRun implements AutoCloseable {
  private static final int SECONDS_TO_END = 10;

  private final ClientTool tool;
  private final Process process;
  private final boolean feeds;
  private final Feed feed;
  private final Complaints complaints;

  ClientRun(ClientTool tool, Process process, boolean feeds) throws IOException {
    this.tool = tool;
    this.process = process;
    this.feeds = feeds;
    this.feed = new Feed(process.getOutputStream());
    this.complaints = new Complaints(feeds ? process.getInputStream() : process.getErrorStream());
    if (!feeds) {
      feed.close();
    }
  }

  /** What it prints; only where it was started for reading. */
  public InputStream output() {
    return process.getInputStream();
  }

  /**
   * What it reads; only where it was started for writing. If it can't be written any more the
   * program has ended: {@link #finish} says why.
   */
  public OutputStream input() {
    return feed;
  }

  /**
   * Ends its input and waits for its end; what it still prints is thrown away.
   *
   * @throws BelayException {@code CLIENT_FAILED} with its last words, {@code DISK_FULL} or {@code
   *     DATABASE_UNREACHABLE} where they say so, if its exit status is not 0 or if it ended before
   *     all of its input was written
   */
  public void finish() {
    boolean allRead = endInput();
    try {
      if (!feeds) {
        output().transferTo(OutputStream.nullOutputStream());
      }
      int status = process.waitFor();
      String said = complaints.text();
      if (status != 0) {
        throw failed(tool.program() + " ended with status " + status, said);
      }
      if (!allRead) {
        throw failed(tool.program() + " ended before it had read all of its input", said);
      }
    } catch (IOException e) {
      throw Problem.ofDisk("can't read what " + tool.path() + " prints", e).toException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Whether all that was written has left: closing writes the rest. */
  private boolean endInput() {
    try {
      feed.close();
    } catch (IOException e) {
      return false;
    }
    return !feed.isBroken();
  }

  private static BelayException failed(String what, String said) {
    Code code = codeOf(said);
    String remedy =
        switch (code) {
          case DISK_FULL -> PostgresProblems.FREE_SPACE;
          case DATABASE_UNREACHABLE -> Unreachable.LOOK;
          default -> "";
        };
    return Problem.of(code, what).why(said).state("").remedy(remedy).toException();
  }

  /** What befell the server is no failure of the program's, as far as its words can tell. */
  private static Code codeOf(String said) {
    if (said.contains("No space left on device")) {
      return Code.DISK_FULL;
    }
    boolean lost =
        said.contains("server closed the connection")
            || said.contains("terminating connection")
            || said.contains("Connection refused");
    return lost ? Code.DATABASE_UNREACHABLE : Code.CLIENT_FAILED;
  }

  private BelayException interrupted(InterruptedException thrown) {
    Thread.currentThread().interrupt();
    return Problem.of(Code.INTERRUPTED, tool.program() + " was interrupted").toException(thrown);
  }

  /** Stops it where it still runs, and waits until it is gone. Twice is as good as once. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw interrupted(e);
    }
  }
}
