package dev.belay.check.report;

import dev.belay.check.Finding;
import dev.belay.digest.Sha256;
import dev.belay.sql.Position;
import dev.belay.sql.Statement;

/**
 * A finding and where it is.
 *
 * @param path of the file, from the root of the report; empty where no single file is to blame
 */
public record PlacedFinding(String path, Finding finding) {
  private static final Position TOP = new Position(0, 1, 1);

  /** Where to point, at the top of the file if nothing better is known. */
  public Position begin() {
    return finding.statement().map(Statement::begin).orElse(TOP);
  }

  /** Just behind it. */
  public Position end() {
    return finding.statement().map(Statement::end).orElse(TOP);
  }

  /** As in {@code migrations/0002_drop_fax.sql:3}. */
  public String place() {
    return finding.statement().isPresent() ? path + ":" + begin().line() : path;
  }

  /** The effect and what to do instead, as sentences. */
  public String told() {
    String message = finding.message() + ".";
    return message
        + (finding.allowed().isEmpty() ? help() : "")
        + finding.allowed().map(why -> "\nAllowed because " + why).orElse("");
  }

  /** Where it is cut short by a colon, the permission follows that can be written into the file. */
  private String help() {
    String help = finding.help();
    if (help.isEmpty()) {
      return "";
    }
    return help.endsWith(":")
        ? "\n" + help + "\n-- belay:allow " + finding.rule() + " because ..."
        : "\n" + help;
  }

  /**
   * The same from run to run while rule, file and statement stay the same, wherever in the file the
   * statement stands and however many rows there are.
   *
   * @param occurrence how many of the same came before
   */
  public String identity(int occurrence) {
    String statement =
        finding.statement().map(found -> found.text().replaceAll("\\s+", " ")).orElse("");
    String whole = finding.rule() + "\n" + path + "\n" + statement + "\n" + occurrence;
    return Sha256.of(whole).substring(0, 32);
  }
}
