package dev.belay.pipeline;

import dev.belay.json.Json;

/** One line of a journal. */
sealed interface JournalEntry {
  record Begun(String step) implements JournalEntry {}

  record Noted(String step, String name, String value) implements JournalEntry {}

  record Done(String step) implements JournalEntry {}

  record Undoing(String step) implements JournalEntry {}

  record Undone(String step) implements JournalEntry {}

  /** The run is over; nothing is left to finish or undo. */
  record Closed(String outcome) implements JournalEntry {}

  default Json toJson() {
    return switch (this) {
      case Begun begun -> step("begun", begun.step()).build();
      case Noted noted ->
          step("noted", noted.step()).put("name", noted.name()).put("value", noted.value()).build();
      case Done done -> step("done", done.step()).build();
      case Undoing undoing -> step("undoing", undoing.step()).build();
      case Undone undone -> step("undone", undone.step()).build();
      case Closed closed ->
          Json.object().put("entry", "closed").put("outcome", closed.outcome()).build();
    };
  }

  private static Json.Builder step(String entry, String step) {
    return Json.object().put("entry", entry).put("step", step);
  }

  static JournalEntry of(Json.Members json) {
    String entry = json.text("entry");
    return switch (entry) {
      case "begun" -> new Begun(json.text("step"));
      case "noted" -> new Noted(json.text("step"), json.text("name"), json.text("value"));
      case "done" -> new Done(json.text("step"));
      case "undoing" -> new Undoing(json.text("step"));
      case "undone" -> new Undone(json.text("step"));
      case "closed" -> new Closed(json.text("outcome"));
      default -> throw new IllegalArgumentException("not an entry of a journal: " + entry);
    };
  }
}
