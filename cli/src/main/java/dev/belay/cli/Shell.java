package dev.belay.cli;

import dev.belay.cli.show.Terminal;
import dev.belay.engine.Engine;
import dev.belay.pipeline.Cancellation;
import dev.belay.protect.Operator;
import dev.belay.run.Identity;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Everything that the command line is handed from outside, so that tests can hand it something
 * else.
 *
 * @param folder the working folder, absolute
 * @param engines given how long to wait for another writer
 * @param operator whoever can be asked
 * @param journaled told of each line of a journal after it has become durable
 */
public record Shell(
    Path folder,
    Map<String, String> environment,
    Clock clock,
    RandomGenerator random,
    Identity identity,
    Function<Duration, List<Engine>> engines,
    Terminal terminal,
    Operator operator,
    Consumer<String> journaled,
    Cancellation cancellation) {
  public Shell {
    environment = Map.copyOf(environment);
  }

  /** The same, seen from another folder. */
  public Shell in(Path other) {
    return new Shell(
        other,
        environment,
        clock,
        random,
        identity,
        engines,
        terminal,
        operator,
        journaled,
        cancellation);
  }

  /** The same, with somebody else to ask, and other variables. */
  public Shell by(Operator whoever, Map<String, String> variables) {
    return new Shell(
        folder,
        variables,
        clock,
        random,
        identity,
        engines,
        terminal,
        whoever,
        journaled,
        cancellation);
  }
}
