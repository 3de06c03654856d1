package dev.belay.othertools.layout;

import dev.belay.migration.Tool;
import java.util.Set;

/**
 * What a folder says of whose it is.
 *
 * @param tools those that it may belong to; empty if it can only be Belay's own
 * @param certain whether it can't be read as Belay's own
 * @param because what was found, for people
 */
public record FolderSign(Set<Tool> tools, boolean certain, String because) {
  static final FolderSign NONE = new FolderSign(Set.of(), false, "");

  public FolderSign {
    tools = Set.copyOf(tools);
  }

  static FolderSign certain(Tool tool, String because) {
    return new FolderSign(Set.of(tool), true, because);
  }
}
