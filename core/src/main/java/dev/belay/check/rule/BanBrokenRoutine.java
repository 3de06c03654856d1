package dev.belay.check.rule;

import dev.belay.check.Finding;
import dev.belay.check.Gone;
import dev.belay.check.Routines;
import dev.belay.check.Script;
import dev.belay.check.ServerRule;
import dev.belay.check.Severity;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Action;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something goes that the body of a function names: the server does not keep track of bodies. */
public final class BanBrokenRoutine implements ServerRule {
  private static final int MOST_NAMES = 3;

  @Override
  public String id() {
    return "ban-broken-routine";
  }

  @Override
  public Optional<Finding> look(
      Script script, ParsedMigration migration, Statement statement, Action action) {
    Optional<Gone> gone = Gone.after(action);
    if (gone.isEmpty()) {
      return Optional.empty();
    }
    List<Action> others = new ArrayList<>(statement.actions());
    others.addAll(script.after(statement));
    if (gone.get().isTakenBy(others)) {
      return Optional.empty();
    }
    List<String> broken =
        new Routines(script, statement)
            .naming(gone.get()).stream()
                .filter(name -> !Routines.isReplaced(name, others))
                .map(name -> name + "()")
                .toList();
    return broken.isEmpty()
        ? Optional.empty()
        : Optional.of(finding(statement, gone.get(), broken));
  }

  private Finding finding(Statement statement, Gone gone, List<String> broken) {
    boolean one = broken.size() == 1;
    return Finding.of(
        id(),
        Severity.WARNING,
        statement,
        told(broken)
            + (one ? " goes on naming " : " go on naming ")
            + gone
            + (one ? ", and fails from here on" : ", and fail from here on"),
        "In the same file: CREATE OR REPLACE FUNCTION "
            + broken.getFirst().replace("()", "(...)")
            + (one ? "" : ", and the others"));
  }

  private static String told(List<String> broken) {
    int more = broken.size() - MOST_NAMES;
    return more > 0
        ? String.join(", ", broken.subList(0, MOST_NAMES)) + " and " + more + " more"
        : String.join(" and ", broken);
  }
}
