package dev.belay.cli;

import dev.belay.protect.Agents;
import dev.belay.protect.Operator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Whoever sits at this process's terminal, if it has one, and if that is not an agent's. */
public final class TerminalOperator implements Operator {
  private final InputStream in;
  private final PrintStream err;
  private final boolean attended;
  private final Optional<String> agent;

  /**
   * Prepares.
   *
   * @param attended whether {@code in} is a terminal
   */
  public TerminalOperator(
      InputStream in, PrintStream err, boolean attended, Map<String, String> environment) {
    this.in = in;
    this.err = err;
    this.attended = attended;
    this.agent = Agents.trace(environment);
  }

  @Override
  public Optional<String> ask(Supplier<String> question) {
    if (!attended || agent.isPresent()) {
      return Optional.empty();
    }
    err.print(question.get());
    err.flush();
    try {
      var answers = new InputStreamReader(in, StandardCharsets.UTF_8);
      return Optional.ofNullable(new BufferedReader(answers).readLine());
    } catch (IOException e) {
      throw new UncheckedIOException("could not read the answer", e);
    }
  }

  @Override
  public boolean isAgent() {
    return agent.isPresent();
  }

  @Override
  public String absence() {
    return agent
        .map(variable -> "an agent runs this (" + variable + " is set), and is no person to ask")
        .orElse("nobody is here to be asked");
  }
}
