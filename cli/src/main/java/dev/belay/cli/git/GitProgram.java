package dev.belay.cli.git;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The git of the search path. Stateless. */
final class GitProgram {
  /** Texts are for messages, so in English; nothing is locked, and nobody is asked. */
  private static final Map<String, String> HABITS =
      Map.of("LC_ALL", "C", "GIT_OPTIONAL_LOCKS", "0", "GIT_TERMINAL_PROMPT", "0");

  private final Path program;
  private final Map<String, String> environment;

  private GitProgram(Path program, Map<String, String> environment) {
    this.program = program;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Finds it.
   *
   * @param environment with {@code PATH}
   * @throws dev.belay.problem.BelayException {@code CLIENT_MISSING} if it is not there
   */
  static GitProgram find(Map<String, String> environment) {
    for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
      Path program = Path.of(folder, "git");
      if (!folder.isEmpty() && Files.isExecutable(program)) {
        return new GitProgram(program, environment);
      }
    }
    throw Problem.of(Code.CLIENT_MISSING, "git is needed for --since and is not on the PATH")
        .remedy("install git, or leave out --since to check all files")
        .toException();
  }

  /**
   * What a command printed.
   *
   * @param status 0 if it went well
   */
  record Said(int status, String text) {
    boolean well() {
      return status == 0;
    }
  }

  /** Runs a command; what it prints on either stream is told. */
  Said ask(Path folder, String... arguments) {
    return run(folder, true, arguments);
  }

  /** Runs a command that lists paths, each ended by a zero. */
  List<String> list(Path folder, String... arguments) {
    Said said = run(folder, false, arguments);
    if (!said.well()) {
      throw Problem.of(Code.CLIENT_FAILED, "git " + arguments[0] + " failed in " + folder)
          .why("it ended with status " + said.status())
          .remedy("see what it says: git -C " + folder + " " + String.join(" ", arguments))
          .toException();
    }
    List<String> paths = new ArrayList<>();
    for (String path : said.text().split("\0", -1)) {
      if (!path.isEmpty()) {
        paths.add(path);
      }
    }
    return paths;
  }

  private Said run(Path folder, boolean withErrors, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString(), "-C", folder.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(HABITS);
    if (withErrors) {
      builder.redirectErrorStream(true);
    } else {
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      byte[] printed = process.getInputStream().readAllBytes();
      return new Said(process.waitFor(), new String(printed, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Problem.ofDisk("can't run " + program, e).toException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(Code.INTERRUPTED, "interrupted while git was running").toException(e);
    }
  }
}
