package dev.belay.cli.verb;

import dev.belay.config.Durations;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Options and parameters that several verbs share. */
final class Options {
  private static final String CONFIRM = "--confirm";

  private Options() {}

  static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).description(description).build();
  }

  static OptionSpec text(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** For scripts: the target's name, in place of being asked. */
  static OptionSpec confirm() {
    return text(CONFIRM, "NAME", "The target's name, where somebody would be asked for it.");
  }

  static Optional<String> confirmed(ParseResult given) {
    return text(given, CONFIRM);
  }

  /** What an option was given, if it was. */
  static Optional<String> text(ParseResult given, String name) {
    return Optional.ofNullable(given.matchedOptionValue(name, (String) null));
  }

  /** The duration that an option was given, if it was. */
  static Optional<Duration> duration(ParseResult given, String name, String example) {
    return text(given, name).map(text -> duration(name, text, example));
  }

  private static Duration duration(String name, String text, String example) {
    try {
      return Durations.read(text);
    } catch (IllegalArgumentException e) {
      throw Problem.of(Code.USAGE, name + " \"" + text + "\" " + e.getMessage())
          .remedy("say " + name + " " + example)
          .toException();
    }
  }

  /**
   * A positional parameter.
   *
   * @param index from 0
   */
  static PositionalParamSpec parameter(
      int index, boolean required, String label, String description) {
    return PositionalParamSpec.builder()
        .index(Integer.toString(index))
        .arity(required ? "1" : "0..1")
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** A parameter that may be missing. */
  static Optional<String> parameter(ParseResult given, int index) {
    return Optional.ofNullable(given.matchedPositionalValue(index, (String) null));
  }
}
