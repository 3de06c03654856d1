package dev.belay.sqlite;

import dev.belay.check.Conditions;
import dev.belay.check.Script;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Capability;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.migration.Migration;
import dev.belay.migration.ParsedMigration;
import dev.belay.migration.Version;
import dev.belay.sql.SqlSource;
import dev.belay.sqlite.parse.SqliteDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A few migrations as rules see them. */
final class Chain {
  private static final SqliteDialect DIALECT = new SqliteDialect();

  private final List<ParsedMigration> earlier = new ArrayList<>();
  private final List<ParsedMigration> pending = new ArrayList<>();
  private Optional<SchemaSnapshot> schema = Optional.empty();
  private Optional<Fingerprint> content = Optional.empty();

  Chain earlier(String sql) {
    earlier.add(parsed(sql));
    return this;
  }

  Chain pending(String sql) {
    pending.add(parsed(sql));
    return this;
  }

  /** From here on what is known is what the database holds. */
  Chain in(SchemaSnapshot newSchema, Fingerprint newContent) {
    schema = Optional.of(newSchema);
    content = Optional.of(newContent);
    return this;
  }

  private ParsedMigration parsed(String sql) {
    int number = earlier.size() + pending.size() + 1;
    String file = "%04d_test.sql".formatted(number);
    var version = new Version(String.valueOf(number));
    return ParsedMigration.parse(
        new Migration(version, "test", new SqlSource(file, sql), Optional.empty()), DIALECT);
  }

  Script script() {
    var conditions =
        new Conditions(
            DIALECT,
            Set.of(Capability.SINGLE_WRITER, Capability.FOREIGN_KEYS_BY_SESSION),
            Optional.empty());
    return new Script(earlier, pending, schema, content, conditions);
  }
}
