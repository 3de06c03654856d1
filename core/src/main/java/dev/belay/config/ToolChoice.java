package dev.belay.config;

import dev.belay.migration.Tool;
import java.util.Optional;

/**
 * Whose the folder of migrations is.
 *
 * @param tool empty if folder and database are to tell
 */
record ToolChoice(Optional<Tool> tool) {
  private static final String AUTO = "auto";

  /** The words that are accepted. */
  static String description() {
    return AUTO + ", " + String.join(", ", Tool.ids());
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException naming what is accepted
   */
  static ToolChoice parse(String text) {
    if (text.equals(AUTO)) {
      return new ToolChoice(Optional.empty());
    }
    Optional<Tool> found = Tool.find(text);
    if (found.isEmpty()) {
      String[] ids = Tool.ids().toArray(String[]::new);
      throw new IllegalArgumentException("is none of " + description() + Nearest.hint(text, ids));
    }
    return new ToolChoice(found);
  }

  @Override
  public String toString() {
    return tool.map(Tool::id).orElse(AUTO);
  }
}
