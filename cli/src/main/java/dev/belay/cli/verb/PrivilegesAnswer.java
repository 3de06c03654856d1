package dev.belay.cli.verb;

import dev.belay.cli.Desk;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Ending;
import dev.belay.engine.Roles;
import dev.belay.json.Json;
import dev.belay.privilege.Privileges;
import dev.belay.problem.BelayException;
import dev.belay.problem.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What {@code belay doctor --privileges} says and does. */
final class PrivilegesAnswer {
  private static final String PRIVILEGES = "--privileges";
  private static final String APPLY = "--apply";
  private static final String ROLE = "--role";
  private static final String OWNER = "--owner";

  private final ParseResult given;
  private final Desk desk;

  PrivilegesAnswer(ParseResult given, Desk desk) {
    this.given = given;
    this.desk = desk;
  }

  static void describe(CommandSpec spec) {
    spec.addOption(
        Options.flag(PRIVILEGES, "Tell what the application's role could destroy, and the SQL."));
    spec.addOption(
        Options.text(ROLE, "NAME", "That role; without it, the one that the URL logs in as."));
    spec.addOption(
        Options.text(
            OWNER,
            "NAME",
            "Who is to own everything; without it, migrate.role or DATABASE_owner."));
    spec.addOption(Options.flag(APPLY, "Run the SQL: on a copy first, then proven."));
  }

  static boolean isAsked(ParseResult given) {
    return given.hasMatchedOption(PRIVILEGES) || given.hasMatchedOption(APPLY);
  }

  Answer answer() {
    var privileges = new Privileges(desk.workspace(), desk.consent(Optional.empty()));
    Roles.Pair pair =
        privileges
            .roles()
            .pair(
                Options.text(given, ROLE),
                Options.text(given, OWNER).or(() -> desk.target().migrate().role()));
    return given.hasMatchedOption(APPLY) ? applied(privileges, pair) : told(privileges, pair);
  }

  private Answer applied(Privileges privileges, Roles.Pair pair) {
    List<String> done =
        List.of(
            "Done: %s reads and writes rows, and everything belongs to %s."
                .formatted(pair.application(), pair.owner()),
            next(pair));
    return new Ending(desk.target().target().name(), desk.undone())
        .of(privileges.apply(pair), done, json(pair).build());
  }

  private static Answer told(Privileges privileges, Roles.Pair pair) {
    var diagnoses = new Diagnoses(privileges.roles().examine(pair.application()));
    List<String> lines = new ArrayList<>(diagnoses.lines());
    List<String> sql = new ArrayList<>();
    if (!diagnoses.areGood()) {
      lines.add("");
      try {
        sql.addAll(privileges.roles().statements(pair));
        script(pair, sql, lines);
      } catch (BelayException e) {
        lines.add(e.problem().what() + ": " + e.problem().why());
        lines.add("Next:  " + e.problem().remedy());
      }
    }
    return new Answer(
        diagnoses.areBad() ? ExitStatus.NO : ExitStatus.DONE,
        diagnoses.areBad() ? "too-much" : "enough",
        lines,
        json(pair).put("diagnoses", diagnoses.json()).putTexts("sql", sql).build());
  }

  private static void script(Roles.Pair pair, List<String> sql, List<String> lines) {
    lines.add("As an administrator, to leave %s the rows alone:".formatted(pair.application()));
    lines.add("BEGIN;");
    sql.forEach(statement -> lines.add(statement + ";"));
    lines.add("COMMIT;");
    lines.add("");
    lines.add(next(pair));
  }

  private static Json.Builder json(Roles.Pair pair) {
    return Json.object().put("role", pair.application()).put("owner", pair.owner());
  }

  private static String next(Roles.Pair pair) {
    return "Next:  migrate as a login that is a member of %1$s, with migrate.role: %1$s in belay.yaml"
        .formatted(pair.owner());
  }
}
