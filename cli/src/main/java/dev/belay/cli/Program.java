package dev.belay.cli;

import dev.belay.cli.show.Answer;
import dev.belay.cli.show.JsonOutput;
import dev.belay.cli.show.Output;
import dev.belay.cli.show.Terminal;
import dev.belay.cli.show.TextOutput;
import dev.belay.cli.verb.Verb;
import dev.belay.cli.verb.Verbs;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: one call, one command. Only the verb that is asked for is ever built. */
public final class Program {
  private static final List<String> WITH_VALUE =
      List.of("-t", "--target", "-c", "--config", "--environment", "--backups");

  private final Shell shell;

  public Program(Shell shell) {
    this.shell = shell;
  }

  /** Runs one command and says how the process should end. */
  public ExitStatus run(String... arguments) {
    if (arguments.length == 0) {
      shell.terminal().err().print(Usage.overview());
      return ExitStatus.USAGE;
    }
    List<String> rest = new ArrayList<>(List.of(arguments));
    int at = verbAt(rest);
    if (at < 0) {
      return withoutVerb(rest);
    }
    String word = rest.remove(at);
    if (word.equals("help")) {
      return help(rest);
    }
    Optional<Verbs.Entry> entry = Verbs.find(word);
    if (entry.isEmpty()) {
      return unknown(word, rest.contains(Usage.JSON));
    }
    return run(entry.get(), rest);
  }

  /** The first word that is neither an option nor an option's value. */
  private static int verbAt(List<String> arguments) {
    for (int at = 0; at < arguments.size(); at++) {
      String word = arguments.get(at);
      if (!word.startsWith("-")) {
        return at;
      }
      if (WITH_VALUE.contains(word)) {
        at++;
      }
    }
    return -1;
  }

  private ExitStatus withoutVerb(List<String> options) {
    if (options.contains("--version") || options.contains("-V")) {
      shell.terminal().out().println("belay " + shell.identity().version());
      return ExitStatus.DONE;
    }
    if (options.contains("-h") || options.contains(Usage.HELP)) {
      shell.terminal().out().print(Usage.overview());
      return ExitStatus.DONE;
    }
    shell.terminal().err().print(Usage.overview());
    return ExitStatus.USAGE;
  }

  private ExitStatus help(List<String> about) {
    if (about.isEmpty()) {
      shell.terminal().out().print(Usage.overview());
      return ExitStatus.DONE;
    }
    Optional<Verbs.Entry> entry = Verbs.find(about.get(0));
    return entry.isEmpty() ? unknown(about.get(0), false) : run(entry.get(), List.of(Usage.HELP));
  }

  private ExitStatus unknown(String word, boolean json) {
    List<String> near =
        Verbs.ALL.stream()
            .map(Verbs.Entry::name)
            .filter(name -> name.startsWith(word.substring(0, Math.min(3, word.length()))))
            .toList();
    Problem problem =
        Problem.of(Code.USAGE, "there is no verb " + word)
            .state("")
            .remedy(near.isEmpty() ? "belay --help" : "belay " + String.join(", belay ", near));
    output(json, false, false).problem(word, problem, ExitStatus.USAGE);
    return ExitStatus.USAGE;
  }

  private ExitStatus run(Verbs.Entry entry, List<String> arguments) {
    Verb verb = entry.verb().get();
    CommandSpec spec = Usage.spec(entry, verb);
    boolean verbose = false;
    Output output = output(arguments.contains(Usage.JSON), false, false);
    try {
      var commandLine = new CommandLine(spec);
      ParseResult given = commandLine.parseArgs(arguments.toArray(new String[0]));
      if (given.isUsageHelpRequested()) {
        commandLine.usage(shell.terminal().out());
        return ExitStatus.DONE;
      }
      verbose = given.hasMatchedOption(Usage.VERBOSE);
      boolean quiet = given.hasMatchedOption(Usage.QUIET);
      output = output(verb, given, quiet, verbose);
      var settings = new SettingOptions(verb.settings()).read(given);
      Answer answer = verb.run(given, new Desk(shell, output, settings, verbose));
      output.answer(entry.name(), answer);
      return answer.status();
    } catch (ParameterException e) {
      Problem problem =
          Problem.of(Code.USAGE, message(e)).state("").remedy("belay " + entry.name() + " --help");
      return ended(entry, output, problem);
    } catch (BelayException e) {
      trace(verbose, e);
      return ended(entry, output, e.problem());
    } catch (RuntimeException | Error e) {
      trace(true, e);
      return ended(entry, output, bug(e));
    }
  }

  private Output output(Verb verb, ParseResult given, boolean quiet, boolean verbose) {
    boolean json = given.hasMatchedOption(Usage.JSON);
    if (!verb.isDocument(given)) {
      return output(json, quiet, verbose);
    }
    if (json) {
      throw Problem.of(Code.USAGE, "--json and --format can't both have stdout")
          .state("")
          .remedy("write the report into a file: --output FILE")
          .toException();
    }
    return text(shell.terminal().talking(), quiet, verbose);
  }

  private static String message(ParameterException thrown) {
    String message = String.valueOf(thrown.getMessage());
    return message.isEmpty()
        ? "wrong usage"
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  private static ExitStatus ended(Verbs.Entry entry, Output output, Problem problem) {
    ExitStatus status = problem.code().exitStatus();
    output.problem(entry.name(), problem, status);
    return status;
  }

  private static Problem bug(Throwable thrown) {
    return Problem.of(Code.BUG, "unexpected " + thrown.getClass().getSimpleName())
        .why(String.valueOf(thrown.getMessage()))
        .state("in what state the database is nobody can tell from here")
        .remedy("this is a bug in Belay: report what stands above; then belay status");
  }

  private void trace(boolean wanted, Throwable thrown) {
    if (wanted) {
      thrown.printStackTrace(shell.terminal().err());
    }
  }

  private Output output(boolean json, boolean quiet, boolean verbose) {
    return json
        ? new JsonOutput(shell.terminal(), shell.clock())
        : text(shell.terminal(), quiet, verbose);
  }

  private Output text(Terminal terminal, boolean quiet, boolean verbose) {
    return new TextOutput(terminal, shell.folder(), shell.clock(), quiet, verbose);
  }
}
