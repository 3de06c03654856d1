package dev.belay.check.report;

import dev.belay.check.Finding;
import dev.belay.check.Fix;
import dev.belay.digest.Sha256;
import dev.belay.sql.Position;
import dev.belay.sql.Span;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A finding and where it is.
 *
 * @param path of the file, from the root of the report; empty where no single file is to blame
 */
public record PlacedFinding(String path, Finding finding) {
  private static final Position TOP = new Position(0, 1, 1);
  private static final String OWN_FILE = "-- in a migration of its own, behind this one:";
  private static final String NEXT_FILE = "-- in another one, behind that:";

  /** Where to point, at the top of the file if nothing better is known. */
  public Position begin() {
    return finding.place().or(this::whole).map(Span::begin).orElse(TOP);
  }

  /** Just behind it. */
  public Position end() {
    return finding.place().or(this::whole).map(Span::end).orElse(TOP);
  }

  private Optional<Span> whole() {
    return finding.statement().map(Statement::place);
  }

  /** As in {@code migrations/0002_drop_fax.sql:3}. */
  public String place() {
    return finding.statement().isPresent() ? path + ":" + begin().line() : path;
  }

  /** Its rule and its place, as far as there is one. */
  String title() {
    return path.isEmpty() ? finding.rule() : finding.rule() + ", " + place();
  }

  /** The effect, what to do instead, and the SQL that does it. */
  public String told() {
    return said() + corrected().stream().map(line -> "\n" + line).collect(Collectors.joining());
  }

  /** The same without the SQL. */
  String said() {
    String message = finding.message() + ".";
    return message
        + (finding.allowed().isEmpty() ? help() : "")
        + finding.allowed().map(why -> "\nAllowed because " + why).orElse("");
  }

  /** The corrected SQL, line by line; none where there is no safe form, or it is allowed. */
  public List<String> corrected() {
    List<String> lines = new ArrayList<>();
    if (finding.allowed().isEmpty()) {
      finding.fix().ifPresent(fix -> addTo(lines, fix));
    }
    return lines;
  }

  private static void addTo(List<String> lines, Fix fix) {
    for (String sql : fix.here()) {
      (sql + ";").lines().forEach(lines::add);
    }
    boolean alone = fix.here().isEmpty() && fix.then().size() == 1;
    String place = OWN_FILE;
    for (String sql : fix.then()) {
      if (!alone) {
        lines.add(place);
      }
      (sql + ";").lines().forEach(lines::add);
      place = NEXT_FILE;
    }
  }

  /** Where it is cut short by a colon, the permission follows that can be written into the file. */
  private String help() {
    String help = finding.help();
    if (help.isEmpty()) {
      return "";
    }
    return help.endsWith(":") && finding.fix().isEmpty()
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
