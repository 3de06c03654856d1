package dev.belay.othertools.layout;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line that begins a change set of formatted SQL: {@code --changeset ada:7 runOnChange:true}
 * (AbstractFormattedChangeLogParser.java).
 *
 * @param attributes what is behind the id
 */
record ChangeSet(String author, String id, String attributes) {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*--\\s*changeset\\s+(\"[^\"]+\"|[^:]+):\\s*(\"[^\"]+\"|\\S+)(.*)",
          Pattern.CASE_INSENSITIVE);

  static Optional<ChangeSet> of(String line) {
    Matcher known = LINE.matcher(line);
    return known.matches()
        ? Optional.of(new ChangeSet(bare(known.group(1)), bare(known.group(2)), known.group(3)))
        : Optional.empty();
  }

  private static String bare(String text) {
    return text.replace("\"", "").strip();
  }

  String label() {
    return author + ":" + id;
  }

  /** The value of an attribute, if it is there. */
  Optional<String> find(String name) {
    Matcher value =
        Pattern.compile("\\b" + name + ":(\"[^\"]*\"|\\S*)", Pattern.CASE_INSENSITIVE)
            .matcher(attributes);
    return value.find() ? Optional.of(bare(value.group(1))) : Optional.empty();
  }

  boolean says(String name, String value) {
    return find(name).filter(value::equalsIgnoreCase).isPresent();
  }

  /** Whether it is for this kind of database. */
  boolean isFor(String engine) {
    Optional<String> wanted = find("dbms").filter(text -> !text.equals("all"));
    if (wanted.isEmpty()) {
      return true;
    }
    boolean named = false;
    boolean excluded = false;
    boolean onlyExcludes = true;
    for (String each : wanted.get().split(",", -1)) {
      named |= each.strip().equals(engine);
      excluded |= each.strip().equals("!" + engine);
      onlyExcludes &= each.strip().startsWith("!");
    }
    return !excluded && (named || onlyExcludes);
  }
}
