package dev.belay.postgres;

import dev.belay.engine.Diagnosis;
import dev.belay.engine.Diagnosis.Verdict;
import dev.belay.jdbc.Statements;
import dev.belay.problem.Listed;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a role may do with a database that an application has no need of, by the catalogues. */
final class RoleRights {
  private static final int NAMED = 3;

  private final Statements statements;
  private final String role;

  RoleRights(Statements statements, String role) {
    this.statements = statements;
    this.role = role;
  }

  /** Everything that there is, each with why it matters; something good if there is nothing. */
  List<Diagnosis> diagnoses() throws SQLException {
    if (statements.scalar("SELECT 1 FROM pg_roles WHERE rolname = " + literal()).isEmpty()) {
      return List.of(
          Diagnosis.warning("role", "there is no role " + role + " yet", "make it as said below"));
    }
    List<Diagnosis> found = new ArrayList<>();
    for (RoleExcess excess : RoleExcess.values()) {
      List<String> names =
          statements.rows(excess.sql(literal()), Integer.MAX_VALUE).stream()
              .map(List::getFirst)
              .toList();
      if (!names.isEmpty()) {
        found.add(excess.diagnosis(role, Listed.of(names, NAMED)));
      }
    }
    return found.isEmpty()
        ? List.of(Diagnosis.good("role", role + " can read and write rows, and no more"))
        : found;
  }

  /** Only what lets it destroy something. */
  List<Diagnosis> dangers() throws SQLException {
    return diagnoses().stream().filter(each -> each.verdict() == Verdict.BAD).toList();
  }

  private String literal() {
    return Names.literal(role);
  }
}
