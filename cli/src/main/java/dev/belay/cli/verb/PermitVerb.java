package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Rows;
import dev.belay.cli.show.Words;
import dev.belay.database.Permit;
import dev.belay.json.Json;
import dev.belay.permit.Permitting;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import dev.belay.protect.Operation;
import dev.belay.protect.PermitBook.Standing;
import dev.belay.run.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code belay permit [OPERATION]}. */
final class PermitVerb implements Verb {
  private static final Duration USUAL = Duration.ofMinutes(30);
  private static final String FOR = "--for";
  private static final String TIMES = "--times";
  private static final String BECAUSE = "--because";
  private static final String REVOKE = "--revoke";

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        Options.parameter(
            0, false, "OPERATION", operations() + "; without it, what is allowed is shown."));
    spec.addOption(
        Options.text(FOR, "DURATION", "How long: 30m, if nothing is said; at most 24h."));
    spec.addOption(
        OptionSpec.builder(TIMES)
            .type(int.class)
            .paramLabel("N")
            .description("How often: once, if nothing is said.")
            .build());
    spec.addOption(Options.text(BECAUSE, "REASON", "Why; goes on record."));
    spec.addOption(Options.text(REVOKE, "ID", "Take a permit back."));
  }

  private static String operations() {
    return Arrays.stream(Operation.values())
        .filter(Operation::canBePermitted)
        .map(Operation::toString)
        .collect(Collectors.joining(", "));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "belay permit restore -t live",
        "belay permit lose-data -t live --for 2h --because \"release 2.4 drops the fax\"",
        "belay permit -t live             what is allowed now");
  }

  @Override
  public List<ExitStatus> statuses() {
    return List.of(ExitStatus.NO, ExitStatus.FAILED, ExitStatus.UNREACHABLE);
  }

  @Override
  public Answer run(ParseResult given, Desk desk) {
    Workspace workspace = desk.workspace();
    var permitting =
        new Permitting(workspace, desk.target().policies(), desk.consent(Optional.empty()));
    Optional<String> operation = Options.parameter(given, 0);
    Optional<String> revoked = Options.text(given, REVOKE);
    if (revoked.isPresent()) {
      Permit permit = permitting.revoke(revoked.get());
      return Answer.done(
          "revoked",
          List.of("Done: permit " + permit.id() + " for " + permit.operation() + " is void."),
          json(permit).build());
    }
    return operation
        .map(word -> given(permitting.give(wish(word, given)), workspace))
        .orElseGet(() -> shown(permitting.standing()));
  }

  private static Permitting.Wish wish(String word, ParseResult given) {
    Operation operation =
        Operation.parse(word)
            .orElseThrow(
                () -> usage("no operation is called " + word, "say one of these: " + operations()));
    Duration lasting = Options.duration(given, FOR, "30m").orElse(USUAL);
    int times = given.matchedOptionValue(TIMES, 1);
    if (times < 1) {
      throw usage("a permit can't be used " + times + " times", "say --times 1, or more");
    }
    return new Permitting.Wish(
        operation, lasting, times, given.matchedOptionValue(BECAUSE, "").strip());
  }

  private static RuntimeException usage(String what, String remedy) {
    return Problem.of(Code.USAGE, what).remedy(remedy).toException();
  }

  private static Answer given(Permit permit, Workspace workspace) {
    var rows = new Rows();
    rows.add("permit", permit.id());
    rows.add("allows", told(permit) + " on " + workspace.target().name());
    rows.add("until", moment(permit.until()));
    List<String> lines = new ArrayList<>(rows.lines(2));
    lines.add("Done: whoever asks next may. Take it back: belay permit --revoke " + permit.id());
    return Answer.done("given", lines, json(permit).build());
  }

  private static Answer shown(List<Standing> standing) {
    var rows = new Rows();
    List<Json> all = new ArrayList<>();
    for (Standing each : standing) {
      Permit permit = each.permit();
      rows.add(
          permit.id(),
          word(each.state()),
          told(permit),
          "until " + moment(permit.until()),
          "by " + permit.by() + (permit.reason().isEmpty() ? "" : ": " + permit.reason()));
      all.add(json(permit).put("state", word(each.state())).build());
    }
    long valid = standing.stream().filter(each -> each.state() == Standing.State.VALID).count();
    List<String> lines = new ArrayList<>(rows.lines(2));
    lines.add(valid == 0 ? "Nothing is allowed now." : "Allowed now: " + valid + ".");
    return Answer.done("shown", lines, Json.object().put("permits", Json.of(all)).build());
  }

  private static String told(Permit permit) {
    return permit.times() == 1
        ? permit.operation() + " once"
        : permit.operation() + " " + permit.times() + " times, " + permit.used() + " used";
  }

  private static String word(Standing.State state) {
    return switch (state) {
      case VALID -> "valid";
      case USED_UP -> "used";
      case ENDED -> "ended";
      case ANOTHERS -> "of another database";
    };
  }

  /** To the second, and in the time that everybody shares. */
  private static String moment(Instant moment) {
    return Words.moment(moment, ZoneOffset.UTC) + " UTC";
  }

  private static Json.Builder json(Permit permit) {
    return Json.object()
        .put("permit", permit.id())
        .put("operation", permit.operation())
        .put("until", permit.until().toString())
        .put("times", permit.times())
        .put("used", permit.used())
        .put("by", permit.by())
        .put("reason", permit.reason());
  }
}
