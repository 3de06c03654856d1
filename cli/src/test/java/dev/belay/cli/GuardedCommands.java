package dev.belay.cli;

import dev.belay.cli.Attack.Struck;
import dev.belay.problem.ExitStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Commands that somebody has put behind {@code belay guard}, on a database of either engine that is
 * marked production, and a copy of it that is not.
 */
final class GuardedCommands {
  static final String ASTRAY =
      "`belay guard -- COMMAND` for a development database, and the command goes to another one";

  /** The configuration of a restored copy, which says nothing of what it is for. */
  static final String COPY = "copy.yaml";

  /** The configuration of a development database. */
  static final String DEVELOPMENT = "development.yaml";

  private static final Pattern FLAG = Pattern.compile("(?<![\\w-])--?[a-z][a-z-]*");

  private static final List<Map<String, String>> AGENTS =
      Stream.of(
              "CLAUDECODE=1",
              "CODEX_SANDBOX=seatbelt",
              "GEMINI_CLI=1",
              "CURSOR_AGENT=1",
              "COPILOT_CLI=1",
              "OR_APP_NAME=Aider",
              "REPLIT_SESSION=agent-7",
              "AGENT=goose")
          .map(pair -> pair.split("=", 2))
          .map(pair -> Map.of(pair[0], pair[1]))
          .toList();

  static final List<Attack> ALL =
      List.of(
          Attack.refused(
              "`belay guard -- COMMAND` on a database that is marked `production`, without a"
                  + " terminal",
              ground -> ground.guarded(Map.of(), ground.ruin())),
          Attack.refused(
              "the same in CI, or with `NODE_ENV=test`",
              ground -> ground.guarded(Map.of("CI", "true"), ground.ruin()),
              ground -> ground.guarded(Map.of("NODE_ENV", "test"), ground.ruin()),
              ground -> ground.guarded(Map.of("BELAY_ENV", "development"), ground.ruin())),
          new Attack(
              "the same by a coding agent, at a terminal, which types the name",
              Attack.Verdict.REFUSED,
              AGENTS.stream().<Attack.Blow>map(agent -> ground -> byAgent(ground, agent)).toList()),
          Attack.refused(
              "the same with the flags of the refusal's own message, and with those that others"
                  + " have",
              GuardedCommands::withFlags),
          Attack.refused(
              "a script behind `belay guard` whose `DATABASE_URL` is wrong: that of production",
              GuardedCommands::wrongUrl),
          Attack.refused(
              "`belay guard -- COMMAND` on a restored copy of which nobody has said what it is for",
              ground -> with(COPY, ground, ground.ruin())));

  private GuardedCommands() {}

  private static Struck byAgent(AttackGround ground, Map<String, String> agent) throws Exception {
    var typed = new ByteArrayInputStream("shop\n".getBytes(StandardCharsets.UTF_8));
    var screen = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    ground.cli().operator(new TerminalOperator(typed, screen, true, agent));
    try {
      return ground.guarded(agent, ground.ruin());
    } finally {
      ground.cli().nobody();
    }
  }

  /** And with the command that the refusal names, which takes a person, too. */
  private static Struck withFlags(AttackGround ground) throws Exception {
    String refusal = ground.guarded(Map.of(), ground.ruin()).told();
    String way = refusal.substring(refusal.indexOf("belay permit ") + "belay ".length()).strip();
    Struck permit = ground.belay(Map.of(), way.split("\\s+", -1));
    if (permit.status() != ExitStatus.NO.status()) {
      throw new AssertionError(way + ": " + permit);
    }
    List<String> flags =
        new ArrayList<>(FLAG.matcher(refusal).results().map(MatchResult::group).toList());
    flags.addAll(List.of("--force", "-f", "--yes", "-y", "--confirm", "--confirm=shop"));
    Struck last = permit;
    for (String flag : flags) {
      last = ground.belay(Map.of(), words(ground.ruin(), "guard", flag, "--"));
      if (last.status() != ExitStatus.USAGE.status()) {
        throw new AssertionError(flag + ": " + last);
      }
    }
    return last;
  }

  private static String[] words(String[] behind, String... before) {
    return Stream.concat(Stream.of(before), Stream.of(behind)).toArray(String[]::new);
  }

  private static Struck wrongUrl(AttackGround ground) throws Exception {
    ground.cli().file("unnamed.yaml", "backups: {folder: backups}\n");
    ground.cli().file("reset.sh", "exec " + String.join(" ", quoted(ground.ruin())) + "\n");
    return with("unnamed.yaml", ground, "sh", "reset.sh");
  }

  /** Runs, for the target that is configured here is one for development. */
  static Struck astray(AttackGround ground) throws Exception {
    ground.cli().file("reset.sh", String.join(" ", quoted(ground.ruin())) + " > astray.txt 2>&1\n");
    Struck told = with(DEVELOPMENT, ground, "sh", "reset.sh");
    String seen = Files.readString(ground.cli().folder().resolve("astray.txt"));
    return new Struck(told.status(), told.told() + seen);
  }

  private static List<String> quoted(String... words) {
    return Stream.of(words).map(word -> "'" + word + "'").toList();
  }

  /** The same with another configuration. */
  static Struck with(String configuration, AttackGround ground, String... command)
      throws Exception {
    return ground.belay(Map.of(), words(command, "guard", "-c", configuration, "--"));
  }
}
