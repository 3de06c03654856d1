package dev.belay.cli.demo;

import dev.belay.cli.Program;
import dev.belay.cli.Shell;
import dev.belay.cli.TerminalOperator;
import dev.belay.cli.show.Answer;
import dev.belay.json.Json;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import dev.belay.protect.Operator;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a story is told: each command is shown as typed, really run, and has to end as the story
 * says.
 */
final class Stage {
  private final Shell shell;
  private final Path folder;
  private final List<String> unexpected = new ArrayList<>();

  /** All commands are typed in this folder. */
  Stage(Shell shell, Path folder) {
    this.shell = shell;
    this.folder = folder;
  }

  void tell(String text) {
    shell.terminal().out().println();
    say(text);
  }

  void say(String text) {
    shell.terminal().out().println(text);
    shell.terminal().out().flush();
  }

  /** By whoever has started the demo. */
  void belay(ExitStatus expected, String... arguments) {
    run(shell.in(folder), "", expected, arguments);
  }

  /** By a script or an agent, which has these variables and nobody to ask. */
  void unattended(Map<String, String> variables, ExitStatus expected, String... arguments) {
    run(alone(variables), assigned(variables), expected, arguments);
  }

  /** The same by a job whose variables nobody wants to read. */
  void job(Map<String, String> variables, ExitStatus expected, String... arguments) {
    run(alone(variables), "", expected, arguments);
  }

  private Shell alone(Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(shell.environment());
    environment.putAll(variables);
    var nobody =
        new TerminalOperator(
            InputStream.nullInputStream(), shell.terminal().err(), false, environment);
    return shell.in(folder).by(nobody, environment);
  }

  /** By a person at a terminal, who types this when asked. */
  void person(String typed, ExitStatus expected, String... arguments) {
    Operator person =
        question -> {
          say(question.get() + typed);
          return Optional.of(typed);
        };
    run(shell.in(folder).by(person, shell.environment()), "", expected, arguments);
  }

  private static String assigned(Map<String, String> variables) {
    var text = new StringBuilder();
    variables.forEach((name, value) -> text.append(name).append('=').append(value).append(' '));
    return text.toString();
  }

  private void run(Shell who, String before, ExitStatus expected, String... arguments) {
    String command = before + "belay " + shown(arguments);
    typed(command);
    ExitStatus status = new Program(who).run(arguments);
    if (status == ExitStatus.INTERRUPTED) {
      throw Problem.of(Code.INTERRUPTED, "the demo was interrupted").state("").toException();
    }
    judge(command, status.status(), status == expected, expected.toString());
  }

  private void typed(String command) {
    tell("$ " + command);
  }

  private void judge(String command, int status, boolean good, String expected) {
    if (!good) {
      unexpected.add("  " + command + " ended with " + status + ", which is not " + expected);
    }
  }

  /** A program of somebody else, which has to fail, and what it says. */
  void fails(Map<String, String> variables, String... words) throws IOException {
    int status = start(variables, words);
    judge(shown(words), status, status != 0, "a failure");
  }

  /** A program of somebody else, which has to get through. */
  void works(Map<String, String> variables, String... words) throws IOException {
    int status = start(variables, words);
    judge(shown(words), status, status == 0, "0");
  }

  private int start(Map<String, String> variables, String... words) throws IOException {
    typed(shown(words));
    var builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(variables);
    Process process = started(builder, words[0]);
    process.getOutputStream().close();
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      PrintStream out = shell.terminal().out();
      output.lines().forEach(out::println);
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(Code.INTERRUPTED, "the demo was interrupted").state("").toException(e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process started(ProcessBuilder builder, String program) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw Problem.of(Code.CLIENT_MISSING, program + " can't be started, and the story needs it")
          .why(String.valueOf(e.getMessage()))
          .state("")
          .remedy("apt-get install postgresql-client")
          .toException(e);
    }
  }

  private static String shown(String... words) {
    var text = new StringBuilder();
    for (String word : words) {
      text.append(text.isEmpty() ? "" : " ");
      text.append(word.contains(" ") ? "\"" + word + "\"" : word);
    }
    return text.toString();
  }

  /** How the story went. */
  Answer ending(List<String> ending) {
    Json.Members data = Json.object().put("folder", folder.toString()).build();
    List<String> text = new ArrayList<>();
    if (!unexpected.isEmpty()) {
      text.add("The story did not go as it should:");
      text.addAll(unexpected);
      return new Answer(ExitStatus.BUG, "failed", text, data);
    }
    text.add("");
    text.addAll(ending);
    return Answer.done("completed", text, data);
  }
}
