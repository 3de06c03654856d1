package dev.belay.cli.show;

import dev.belay.database.Target;
import dev.belay.json.Json;
import dev.belay.pipeline.Event;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** JSON lines for machines: one event a line, and last the outcome. */
public final class JsonOutput implements Output {
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final Terminal terminal;
  private final InstantSource clock;
  private Instant told;

  public JsonOutput(Terminal terminal, InstantSource clock) {
    this.terminal = terminal;
    this.clock = clock;
    told = clock.instant();
  }

  @Override
  public void header(Target target) {
    print(place(target).put("environment", target.environment().toString()));
  }

  @Override
  public void archiveHeader(Target target) {
    print(place(target));
  }

  private static Json.Builder place(Target target) {
    return Json.object()
        .put("event", "target")
        .put("target", target.name())
        .put("url", target.url().toString());
  }

  @Override
  public synchronized void event(Event event) {
    switch (event) {
      case Event.Began began -> print(of("began", began.step()));
      case Event.Advanced advanced -> advanced(advanced);
      case Event.Ended ended ->
          print(
              of("ended", ended.step()).put("detail", ended.detail()).put("millis", millis(ended)));
      case Event.Failed failed ->
          print(
              of("failed", failed.step())
                  .put("detail", failed.detail())
                  .put("problem", of(failed.problem()))
                  .put("millis", failed.took().toMillis()));
      case Event.Undone undone ->
          print(
              of("undone", undone.step())
                  .put("detail", undone.detail())
                  .put("millis", undone.took().toMillis()));
      case Event.NotUndone notUndone ->
          print(
              of("not-undone", notUndone.step())
                  .put("problem", of(notUndone.problem()))
                  .put("millis", notUndone.took().toMillis()));
      case Event.Warned warned ->
          print(Json.object().put("event", "warned").put("problem", of(warned.problem())));
    }
  }

  private static long millis(Event.Ended ended) {
    return ended.took().toMillis();
  }

  private static Json.Builder of(String event, String step) {
    return Json.object().put("event", event).put("step", step);
  }

  /** At most once a second. */
  private void advanced(Event.Advanced advanced) {
    Instant now = clock.instant();
    if (Duration.between(told, now).compareTo(BETWEEN) < 0) {
      return;
    }
    told = now;
    print(
        of("advanced", advanced.step())
            .put("done", advanced.done())
            .put("total", advanced.total())
            .put("unit", advanced.unit().name().toLowerCase(Locale.ROOT)));
  }

  /** A problem with the words of the library's record. */
  public static Json.Members of(Problem problem) {
    return Json.object()
        .put("code", problem.code().id())
        .put("what", problem.what())
        .put("why", problem.why())
        .put("state", problem.state())
        .put("remedy", problem.remedy())
        .build();
  }

  @Override
  public void say(String text) {
    text.lines().forEach(terminal.err()::println);
  }

  @Override
  public synchronized void answer(String verb, Answer answer) {
    Json.Builder line = end(verb, answer.outcome(), answer.status());
    answer.data().members().forEach(line::put);
    print(line);
  }

  @Override
  public synchronized void problem(String verb, Problem problem, ExitStatus status) {
    String word =
        switch (status) {
          case NO, LOCKED -> "refused";
          case USAGE -> "usage";
          case INTERRUPTED -> "interrupted";
          case DONE, FAILED, NEEDS_PERSON, UNREACHABLE, BUG -> "failed";
        };
    print(end(verb, word, status).put("problem", of(problem)));
  }

  private static Json.Builder end(String verb, String outcome, ExitStatus status) {
    return Json.object()
        .put("event", "outcome")
        .put("verb", verb)
        .put("outcome", outcome)
        .put("status", status.status());
  }

  private void print(Json.Builder line) {
    terminal.out().println(line.build().toLine());
  }
}
