package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.config.Setting;
import dev.belay.problem.ExitStatus;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One verb of the command line. */
public interface Verb {
  /** Adds the options and parameters that are the verb's own. */
  default void describe(CommandSpec spec) {
    // most verbs have none
  }

  /** The settings that can be given as options, besides those of every verb. */
  default List<Setting<?>> settings() {
    return List.of();
  }

  /** What a user might type, each with a few words about it. */
  List<String> examples();

  /** How it may end, besides wrong usage and the unexpected. */
  default List<ExitStatus> statuses() {
    return List.of(ExitStatus.UNREACHABLE);
  }

  /** Whether what it prints is a document, so that all talk belongs on the other stream. */
  default boolean isDocument(ParseResult given) {
    return false;
  }

  /** Does it. */
  Answer run(ParseResult given, Desk desk);
}
