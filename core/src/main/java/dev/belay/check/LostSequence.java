package dev.belay.check;

import dev.belay.database.SchemaObject;
import dev.belay.database.TableName;
import dev.belay.fingerprint.Change;
import java.util.Optional;

/** Words for a sequence that would give out numbers again. */
final class LostSequence {
  private final Change.SequenceBack back;

  /**
   * What the schema knows of it; SQLite's belong to the table of their name, and are no objects.
   */
  private final Optional<SchemaObject> object;

  LostSequence(Script script, Change.SequenceBack back) {
    this.back = back;
    this.object =
        script.schema().stream()
            .flatMap(schema -> schema.objects().stream())
            .filter(each -> each.kind().equals("sequence") && each.name().equals(back.sequence()))
            .findFirst();
  }

  /** Its own name, which is the table's in SQLite. */
  TableName name() {
    return TableName.of(back.sequence());
  }

  /** The table whose numbers it gives out. */
  TableName table() {
    return object.map(SchemaObject::table).orElseGet(this::name);
  }

  String message() {
    String gives = object.isPresent() ? "numbers again: it" : "ids again: its sequence";
    return "%s would give out %s goes back from %d to %d"
        .formatted(back.sequence(), gives, back.before(), back.after());
  }

  String help() {
    String statement =
        object.isPresent()
            ? "SELECT setval('%2$s', %1$d)"
            : "UPDATE sqlite_sequence SET seq = %1$d WHERE name = '%2$s'";
    return "Carry the sequence over: " + statement.formatted(back.before(), back.sequence());
  }
}
