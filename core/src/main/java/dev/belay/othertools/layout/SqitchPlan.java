package dev.belay.othertools.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A {@code sqitch.plan}: pragmas, changes in order, and tags between them (sqitchchanges.pod).
 *
 * @param project empty where the plan does not say
 */
record SqitchPlan(String project, List<Change> changes) {
  /**
   * One line of it.
   *
   * @param occurrence how often its name has been there up to here; more than 1 if it was reworked
   * @param tags that come between it and the next change of that name, if there is one
   */
  record Change(String name, int occurrence, List<String> tags) {
    Change {
      tags = List.copyOf(tags);
    }

    /** What its history is compared by. */
    String key() {
      return name + "#" + occurrence;
    }
  }

  SqitchPlan {
    changes = List.copyOf(changes);
  }

  static SqitchPlan read(String text) {
    List<String> entries = new ArrayList<>();
    String project = "";
    for (String line : text.lines().map(SqitchPlan::bare).toList()) {
      if (line.startsWith("%project=")) {
        project = line.substring("%project=".length()).strip();
      } else if (!line.isEmpty() && !line.startsWith("%")) {
        entries.add(line.split("[ \\t\\[]", 2)[0]);
      }
    }
    List<Change> changes = new ArrayList<>();
    for (int at = 0; at < entries.size(); at++) {
      if (!isTag(entries.get(at))) {
        changes.add(change(entries, at));
      }
    }
    return new SqitchPlan(project, changes);
  }

  /** Without comment, and without blanks around the equals sign of a pragma. */
  private static String bare(String line) {
    int comment = line.indexOf('#');
    String bare = (comment < 0 ? line : line.substring(0, comment)).strip();
    return bare.startsWith("%") ? bare.replaceFirst("\\s*=\\s*", "=") : bare;
  }

  private static boolean isTag(String entry) {
    return entry.startsWith("@");
  }

  private static Change change(List<String> entries, int at) {
    String name = entries.get(at);
    int occurrence = (int) entries.subList(0, at).stream().filter(name::equals).count() + 1;
    List<String> behind = entries.subList(at + 1, entries.size());
    Optional<List<String>> between =
        Optional.of(behind.indexOf(name))
            .filter(next -> next >= 0)
            .map(next -> behind.subList(0, next));
    List<String> tags = between.stream().flatMap(List::stream).filter(SqitchPlan::isTag).toList();
    return new Change(name, occurrence, tags);
  }

  /** Where a change's scripts may be, the likeliest first. */
  static Stream<String> files(Change change) {
    return Stream.concat(
        change.tags().stream().map(tag -> change.name() + tag + ".sql"),
        Stream.of(change.name() + ".sql"));
  }
}
