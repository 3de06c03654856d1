package dev.belay.cli.verb;

import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Rows;
import dev.belay.engine.GuardOptions;
import dev.belay.engine.GuardStatus;
import dev.belay.json.Json;
import dev.belay.problem.ExitStatus;
import java.util.ArrayList;
import java.util.List;

/** Tells what a database refuses, and what it does not. */
final class GuardText {
  private final String target;
  private final GuardStatus status;

  GuardText(String target, GuardStatus status) {
    this.target = target;
    this.status = status;
  }

  Answer answer() {
    List<String> lines = new ArrayList<>();
    if (status.options().isEmpty()) {
      lines.add(target + " has no guards: belay protect");
    } else {
      lines.addAll(lines());
    }
    boolean good = status.isAsAsked();
    return new Answer(
        good ? ExitStatus.DONE : ExitStatus.NO,
        good ? "protected" : status.options().isEmpty() ? "not protected" : "partly protected",
        lines,
        data());
  }

  /** One for each guard and one for its limits; then what too many rows are. */
  List<String> lines() {
    var rows = new Rows();
    for (GuardStatus.Cover cover : status.covers()) {
      rows.add(cover.guard().id(), cover.extent().toString(), cover.guard().promise());
    }
    List<String> lines = new ArrayList<>();
    List<String> guards = rows.lines(2);
    for (int index = 0; index < guards.size(); index++) {
      lines.add(guards.get(index));
      lines.add("      " + status.covers().get(index).why());
    }
    status.options().ifPresent(options -> lines.addAll(limits(options)));
    return lines;
  }

  private static List<String> limits(GuardOptions options) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Too many rows: more than %d by one statement, and more than %d %% of the table."
            .formatted(options.limit().rows(), options.limit().percent()));
    options.limits().forEach((table, most) -> lines.add("  " + table + ": more than " + most));
    options.excepted().forEach(table -> lines.add("  " + table + ": nothing is refused"));
    return lines;
  }

  Json.Members data() {
    List<Json> guards = new ArrayList<>();
    for (GuardStatus.Cover cover : status.covers()) {
      guards.add(
          Json.object()
              .put("guard", cover.guard().id())
              .put("extent", cover.extent().toString())
              .put("why", cover.why())
              .build());
    }
    return Json.object().put("guards", Json.of(guards)).build();
  }
}
