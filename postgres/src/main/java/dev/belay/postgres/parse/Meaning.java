package dev.belay.postgres.parse;

import dev.belay.sql.Action;
import java.util.List;

/**
 * What a statement does.
 *
 * @param parts for each of its actions the tokens that say it; none where all say it together
 */
record Meaning(Action action, List<List<Token>> parts) {
  Meaning(Action action) {
    this(action, List.of());
  }
}
