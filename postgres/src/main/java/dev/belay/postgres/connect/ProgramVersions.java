package dev.belay.postgres.connect;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks PostgreSQL's programs for their versions, each once. Thread-safe. */
public final class ProgramVersions {
  private static final int SECONDS_TO_ANSWER = 20;

  private final Map<String, String> environment;
  private final Map<Path, Optional<ClientVersion>> versions = new HashMap<>();

  /**
   * Has asked nobody yet.
   *
   * @param environment what the programs get to see
   */
  public ProgramVersions(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Empty for what does not say a version: a wrapper for programs that are not installed. */
  public synchronized Optional<ClientVersion> of(Path program) {
    return versions.computeIfAbsent(program, this::ask);
  }

  private Optional<ClientVersion> ask(Path program) {
    var builder = new ProcessBuilder(program.toString(), "--version");
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      byte[] said = process.getInputStream().readAllBytes();
      return ClientVersion.read(new String(said, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Problem.ofDisk("can't run " + program, e).toException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(Code.INTERRUPTED, "interrupted while running " + program).toException(e);
    }
  }
}
