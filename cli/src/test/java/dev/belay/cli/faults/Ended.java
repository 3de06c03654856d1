package dev.belay.cli.faults;

import dev.belay.json.Json;
import java.util.List;
import java.util.Optional;

/** How a command ended, as its {@code --json} output tells. */
record Ended(int status, Json.Members outcome, List<Json.Members> events, String err) {
  static Ended of(int status, String out, String err) {
    List<Json.Members> lines = out.lines().map(line -> (Json.Members) Json.parse(line)).toList();
    return new Ended(status, lines.get(lines.size() - 1), lines, err);
  }

  /** The problem that the command ended with. */
  Optional<Json.Members> problem() {
    return outcome.find("problem").map(problem -> (Json.Members) problem);
  }

  /** The stable name of what went wrong; empty where nothing did. */
  String code() {
    return problem().map(problem -> problem.text("code")).orElse("");
  }

  /** Problems that did not keep the run from ending well. */
  List<Json.Members> warnings() {
    return events.stream()
        .filter(event -> event.text("event").equals("warned"))
        .map(event -> (Json.Members) event.get("problem"))
        .toList();
  }

  @Override
  public String toString() {
    return "exit " + status + " " + outcome.toLine() + "\n" + err;
  }
}
