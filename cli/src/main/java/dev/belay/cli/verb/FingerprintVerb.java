package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.FingerprintText;
import dev.belay.compare.Side;
import dev.belay.fingerprint.Carry;
import dev.belay.problem.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay fingerprint [WHAT]}. */
final class FingerprintVerb implements Verb {
  private static final String COLUMNS = "--columns";

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        Options.parameter(
            0, false, "WHAT", "A target, a database, or a backup; the default target is meant."));
    spec.addOption(Options.flag(COLUMNS, "Also of each column."));
  }

  @Override
  public List<String> examples() {
    return List.of("belay fingerprint", "belay fingerprint copy.db", "belay fingerprint latest");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(ExitStatus.NO, ExitStatus.UNREACHABLE);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    Side side = new Sides(desk, Carry.NOTHING).of(Options.parameter(given, 0));
    List<String> lines =
        new ArrayList<>(
            given.hasMatchedOption(COLUMNS)
                ? FingerprintText.columns(side.fingerprint())
                : FingerprintText.lines(side.fingerprint()));
    lines.add(side.fingerprint().digest() + "  " + side.name());
    return Answer.done("completed", lines, FingerprintText.json(side.fingerprint()));
  }
}
