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
import java.util.stream.Stream;

/**
 * What migrations do, one action behind the other, and how far they have come when a statement is
 * reached. Made once: the time that a check takes would grow with the square of their number.
 */
final class Course {
  private final List<Action> actions;
  private final Map<Statement, Stretch> stretches = new HashMap<>();
  private final int[] begins;

  /** Those of one kind, for whoever asks for no others. */
  private final Map<Class<?>, Places> kinds = new HashMap<>();

  /** The places of actions, in order. */
  private record Places(List<Action> actions, List<Integer> at) {
    Places() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    /** How many of them lie before a place. */
    int before(int place) {
      int found = Collections.binarySearch(at, place);
      return found < 0 ? -found - 1 : found;
    }
  }

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
    for (int place = 0; place < all.size(); place++) {
      Places same = kinds.computeIfAbsent(all.get(place).getClass(), kind -> new Places());
      same.actions().add(all.get(place));
      same.at().add(place);
    }
  }

  /** How many actions there are before a migration; before the one behind the last, all. */
  int before(int migration) {
    return begins[migration];
  }

  /** The actions from one on, up to a statement; up to an end if it is none between these. */
  List<Action> before(Statement at, int from, int end) {
    return actions.subList(from, find(at, from, end).map(Stretch::begin).orElse(end));
  }

  /** Of the actions before a statement those of one kind, from the first migration on. */
  <T extends Action> Stream<T> before(Class<T> kind, Statement at, int end) {
    Places places = kinds.getOrDefault(kind, new Places());
    int count = places.before(find(at, 0, end).map(Stretch::begin).orElse(end));
    return places.actions().subList(0, count).stream().map(kind::cast);
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
