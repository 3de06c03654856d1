package dev.belay.verify;

import dev.belay.engine.Session;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.sql.SqlSource;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Queries that must not return a row: each row that one returns is something wrong.
 *
 * @param queries one query each, named by its file
 */
public record Assertions(List<SqlSource> queries) {
  public static final Assertions NONE = new Assertions(List.of());

  private static final int SHOWN = 5;

  public Assertions {
    queries = List.copyOf(queries);
  }

  /**
   * Runs them all.
   *
   * @throws dev.belay.problem.BelayException {@code ASSERTION_FAILED} with the first rows of the
   *     first query that returned any
   */
  public void check(Session session) {
    for (SqlSource query : queries) {
      List<List<String>> rows = session.query(query.text(), SHOWN);
      if (!rows.isEmpty()) {
        throw Problem.of(Code.ASSERTION_FAILED, query.name() + " does not hold")
            .why(
                rows.stream()
                    .map(row -> "it returned: " + String.join(" | ", row))
                    .collect(Collectors.joining("\n")))
            .state("")
            .toException();
      }
    }
  }
}
