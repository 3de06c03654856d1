package dev.belay.check;

import dev.belay.migration.ParsedMigration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may be done although a rule objects: from configuration, command line and comments. */
final class Allows {
  private static final String UNUSED = "ban-unused-allow";
  private static final String COMMENT = "-- belay:allow ";

  private final Script script;
  private final List<Allow> allows;

  /**
   * Reads the comments.
   *
   * @param given from configuration and command line
   */
  Allows(Script script, List<Allow> given) {
    this.script = script;
    allows = new ArrayList<>(given);
    script.migrations().forEach(migration -> allows.addAll(inComments(migration)));
  }

  /** As in {@code -- belay:allow ban-drop-column because nobody has a fax}. */
  private static List<Allow> inComments(ParsedMigration migration) {
    List<Allow> found = new ArrayList<>();
    for (String line : migration.migration().source().text().lines().toList()) {
      String comment = line.strip();
      int because = comment.indexOf(" because ");
      if (comment.startsWith(COMMENT) && because > COMMENT.length()) {
        found.add(
            new Allow(
                comment.substring(COMMENT.length(), because).strip(),
                migration.migration().file(),
                comment.substring(because + " because ".length()).strip()));
      }
    }
    return found;
  }

  /** The findings, those that are allowed marked as such, and what is wrong with permissions. */
  Findings judge(List<Finding> findings) {
    List<Finding> judged = new ArrayList<>();
    List<Allow> unused = new ArrayList<>(allows);
    for (Finding finding : findings) {
      Optional<Allow> allow = allows.stream().filter(each -> each.covers(finding)).findFirst();
      allow.ifPresent(unused::remove);
      judged.add(allow.map(each -> finding.allowedBecause(each.because())).orElse(finding));
    }
    unused.stream()
        .filter(allow -> !allow.optional())
        .filter(this::isPending)
        .map(Allows::unused)
        .forEach(judged::add);
    judged.addAll(withoutReason());
    return new Findings(judged);
  }

  /** A permission without a reason permits nothing, and must not look as if it did. */
  private List<Finding> withoutReason() {
    List<Finding> found = new ArrayList<>();
    for (ParsedMigration migration : script.migrations()) {
      for (String line : migration.migration().source().text().lines().toList()) {
        if (line.strip().startsWith(COMMENT) && !line.contains(" because ")) {
          found.add(
              new Finding(
                  UNUSED,
                  Severity.WARNING,
                  migration.migration().file(),
                  Optional.empty(),
                  "\"" + line.strip() + "\" has no reason and allows nothing",
                  "Write: " + line.strip() + " because ..."));
        }
      }
    }
    return found;
  }

  /** A permission for a file that was applied long ago has done its duty. */
  private boolean isPending(Allow allow) {
    return script.migrations().stream()
        .anyMatch(migration -> migration.migration().file().equals(allow.file()));
  }

  private static Finding unused(Allow allow) {
    return new Finding(
        UNUSED,
        Severity.WARNING,
        allow.file(),
        Optional.empty(),
        "nothing is there that " + allow.rule() + " would have to be allowed for",
        "Take the permission back.");
  }
}
