package dev.belay.cli.docs;

import dev.belay.check.Finding;
import dev.belay.check.Fix;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A migration with a finding's fix in the place of what was found. */
final class Fixed {
  private Fixed() {}

  /** The file as it becomes, and those behind it that are new. */
  static List<String> files(String script, Finding finding) {
    Fix fix = finding.fix().orElseThrow();
    Statement statement = finding.statement().orElseThrow();
    List<String> files = new ArrayList<>();
    files.add(
        script.substring(0, statement.begin().offset())
            + String.join(";\n", fix.here())
            + script.substring(statement.end().offset()));
    for (String apart : fix.then()) {
      files.add("-- belay:no-transaction\n" + apart + ";\n");
    }
    return files;
  }
}
