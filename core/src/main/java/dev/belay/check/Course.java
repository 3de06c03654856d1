package dev.belay.check;

import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What migrations do, one action behind the other, and how far they have come when a statement is
 * reached. Made once: the time that a check takes would grow with the square of their number.
 */
final class Course {
  private final List<Action> actions;
  private final Map<Statement, Stretch> stretches = new HashMap<>();
  private final int[] begins;

  /** From one action to just before another. */
  private record Stretch(int begin, int end) {}

  Course(List<ParsedMigration> migrations) {
    List<Action> all = new ArrayList<>();
    begins = new int[migrations.size() + 1];
    for (int index = 0; index < migrations.size(); index++) {
      for (Statement statement : migrations.get(index).statements()) {
        int begin = all.size();
        all.addAll(statement.actions());
        stretches.put(statement, new Stretch(begin, all.size()));
      }
      begins[index + 1] = all.size();
    }
    actions = Collections.unmodifiableList(all);
  }

  /** How many actions there are before a migration; before the one behind the last, all. */
  int before(int migration) {
    return begins[migration];
  }

  /** The actions from one on, up to a statement; up to an end if it is none between these. */
  List<Action> before(Statement at, int from, int end) {
    return actions.subList(from, find(at, from, end).map(Stretch::begin).orElse(end));
  }

  /** The actions behind a statement, up to an end; from one on if it is none between these. */
  List<Action> after(Statement at, int from, int end) {
    return actions.subList(find(at, from, end).map(Stretch::end).orElse(from), end);
  }

  private Optional<Stretch> find(Statement at, int from, int end) {
    return Optional.ofNullable(stretches.get(at))
        .filter(found -> found.begin() >= from && found.end() <= end);
  }
}
