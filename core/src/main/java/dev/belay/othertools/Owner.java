package dev.belay.othertools;

import dev.belay.migration.MigrationPlace;
import dev.belay.migration.Tool;
import dev.belay.othertools.layout.FolderSign;
import dev.belay.othertools.layout.FolderSigns;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides whose a folder of migrations is: as configured; else as the folder says; where only names
 * tell, which Belay can read itself, as the histories in the database say.
 */
final class Owner {
  private final MigrationPlace place;
  private final boolean keptByBelay;
  private final ToolTables tables;

  /**
   * Prepares.
   *
   * @param keptByBelay whether the database has a history of Belay's own
   */
  Owner(MigrationPlace place, boolean keptByBelay, ToolTables tables) {
    this.place = place;
    this.keptByBelay = keptByBelay;
    this.tables = tables;
  }

  Tool tool() {
    if (place.tool().isPresent()) {
      return place.tool().get();
    }
    FolderSign sign = FolderSigns.look(place.folder());
    if (sign.certain()) {
      return certain(sign);
    }
    return sign.tools().isEmpty() || keptByBelay ? Tool.PLAIN : shared(sign);
  }

  private Tool certain(FolderSign sign) {
    if (sign.tools().size() > 1) {
      throw unclear(
          place.folder() + " may be that of " + labels(sign.tools()), sign.because(), sign.tools());
    }
    Tool tool = sign.tools().iterator().next();
    Set<Tool> kept = tables.tools();
    if (!kept.isEmpty() && !kept.equals(sign.tools())) {
      throw unclear(
          "the folder is "
              + tool.label()
              + "'s, and the database has the history of "
              + labels(kept),
          place.folder() + ": " + sign.because(),
          both(sign.tools(), kept));
    }
    return tool;
  }

  private Tool shared(FolderSign sign) {
    Set<Tool> kept = tables.tools();
    Set<Tool> possible = both(kept, Set.of());
    possible.retainAll(sign.tools());
    if (possible.isEmpty()) {
      return Tool.PLAIN;
    }
    if (kept.size() > 1) {
      throw unclear(
          "the database has the histories of " + labels(kept),
          "of " + place.folder() + " only the names of the files tell whose it is",
          both(Set.of(Tool.PLAIN), kept));
    }
    return possible.iterator().next();
  }

  private static Set<Tool> both(Set<Tool> some, Set<Tool> others) {
    Set<Tool> all = EnumSet.noneOf(Tool.class);
    all.addAll(some);
    all.addAll(others);
    return all;
  }

  private static BelayException unclear(String what, String why, Set<Tool> tools) {
    String ids = tools.stream().map(Tool::id).sorted().collect(Collectors.joining("|"));
    return Problem.of(Code.CONFIGURATION_INVALID, what)
        .why(why)
        .remedy("say whose the folder is, in belay.yaml: migrations.tool: " + ids)
        .toException();
  }

  private static String labels(Set<Tool> tools) {
    return tools.stream().map(Tool::label).collect(Collectors.joining(" and "));
  }
}
