package dev.belay.engine;

import dev.belay.json.Json;
import dev.belay.json.JsonException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The right to change a database, held by one run at a time. */
public interface RunLock extends AutoCloseable {
  /**
   * Who holds it.
   *
   * @param run the run's id
   * @param verb what it does: {@code migrate}
   * @param user who started it
   * @param host where
   * @param process the operating system's process id there
   */
  record Holder(String run, String verb, String user, String host, long process, Instant since) {
    /** One line, for whoever asks who holds the lock. */
    public String toLine() {
      return Json.object()
          .put("run", run)
          .put("verb", verb)
          .put("user", user)
          .put("host", host)
          .put("process", process)
          .put("since", since.toString())
          .build()
          .toLine();
    }

    /** Reads {@link #toLine}; empty where it is none, or not a whole one. */
    public static Optional<Holder> read(String line) {
      try {
        Json.Members json = Json.parse(line).asObject();
        return Optional.of(
            new Holder(
                json.text("run"),
                json.text("verb"),
                json.text("user"),
                json.text("host"),
                json.number("process"),
                Instant.parse(json.text("since"))));
      } catch (JsonException | DateTimeException e) {
        return Optional.empty();
      }
    }

    /**
     * That it stands in the way of another run.
     *
     * @param other empty where it is not known yet who it is
     * @param where the lock is
     */
    public static Problem refusal(Optional<Holder> other, String where) {
      return Problem.of(Code.RUN_LOCKED, "another run holds the lock")
          .why(other.map(Holder::told).orElse("a run that has just begun") + " (" + where + ")")
          .remedy("wait until it has ended");
    }

    private String told() {
      return "run %s (%s) of %s on %s, process %d, since %s"
          .formatted(run, verb, user, host, process, since);
    }
  }

  /** Who holds it: whoever asked for it. */
  Holder holder();

  /** Gives the lock back. Twice is as good as once. */
  @Override
  void close();
}
