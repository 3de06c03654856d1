package dev.belay.restore;

import dev.belay.database.SchemaChange;
import dev.belay.database.SchemaDetails;
import dev.belay.database.SchemaDiff;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Database;
import dev.belay.engine.Session;
import dev.belay.fingerprint.Change;
import dev.belay.fingerprint.Comparison;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.repository.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a manifest promises, and whether a database that was made of the backup keeps it. */
final class Promise {
  private static final int SHOWN = 20;

  /** Another server may have another version of one, and no other can be had there. */
  private static final String EXTENSION = "extension";

  private final Manifest manifest;

  Promise(Manifest manifest) {
    this.manifest = manifest;
  }

  /**
   * Compares contents, schema, owners, rights and comments.
   *
   * @return what could not be compared, or may differ and does, a line each
   * @throws BelayException {@code BACKUP_DAMAGED} saying what differs
   */
  List<String> compare(Database restored, Fingerprint fingerprint, Session session) {
    compareContent(fingerprint);
    List<String> remarks = new ArrayList<>();
    if (manifest.part().isEmpty()) {
      compareSchema(session.schema(), remarks);
      remarks.addAll(compareDetails(session.details(), restored));
    }
    return remarks;
  }

  private void compareContent(Fingerprint fingerprint) {
    Comparison content = Comparison.between(manifest.fingerprint(), fingerprint);
    if (!content.same()) {
      throw broken(
          "does not hold what it promises",
          content.changes().stream().map(Change::describe).toList());
    }
  }

  private void compareSchema(SchemaSnapshot schema, List<String> remarks) {
    List<String> differences = new ArrayList<>();
    for (SchemaChange change : SchemaDiff.between(manifest.schema(), schema).changes()) {
      if (change.object().equals(EXTENSION) && !change.isAdded() && !change.isRemoved()) {
        remarks.add(
            "extension %s: %s, in the backup %s"
                .formatted(change.name(), change.after(), change.before()));
      } else {
        differences.add(change.describe());
      }
    }
    if (!differences.isEmpty()) {
      throw broken("has another schema than it says", differences);
    }
  }

  /** Between major versions of a server rights may have other names, and defaults change. */
  private List<String> compareDetails(SchemaDetails details, Database restored) {
    List<String> differences = manifest.details().differences(details);
    if (!differences.isEmpty() && isOfSameMajor(restored)) {
      throw broken("does not bring back all owners, rights and comments", differences);
    }
    List<String> remarks = new ArrayList<>();
    differences.stream().limit(SHOWN).map(line -> "on this version " + line).forEach(remarks::add);
    var unknown = manifest.details().unknownOf(details);
    if (!unknown.isEmpty()) {
      remarks.add("not compared, since the backup does not say: " + String.join(", ", unknown));
    }
    return remarks;
  }

  private boolean isOfSameMajor(Database restored) {
    return major(restored.describe().version()).equals(major(manifest.description().version()));
  }

  private static String major(String version) {
    return version.split("\\.", 2)[0];
  }

  /** What a restore without another database has left otherwise than it was. */
  List<String> differences(Session session) {
    SchemaDetails promised = manifest.details().without(SchemaDetails.SEQUENCE);
    return promised.differences(session.details()).stream().limit(SHOWN).toList();
  }

  private BelayException broken(String what, List<String> differences) {
    return Problem.of(Code.BACKUP_DAMAGED, "backup " + manifest.id() + " " + what)
        .why(differences.stream().limit(SHOWN).collect(Collectors.joining("\n")))
        .remedy("use another backup: belay backups")
        .toException();
  }
}
