package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.check.Check;
import dev.belay.check.Conditions;
import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Database;
import dev.belay.engine.Session;
import dev.belay.migration.Migration;
import dev.belay.migration.ParsedMigration;
import dev.belay.migration.Version;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The migrations of a project that knows what it does: whoever objects to one of them cries wolf.
 * They are applied one after the other, so that each meets what those before it have made.
 */
@ExtendWith(PostgresServer.class)
class CalmMigrationsTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "calm");

  @TempDir Path folder;

  private Database database;

  @BeforeEach
  void prepare(TestServer server) {
    database = new PostgresSubject(server, folder).create();
  }

  @Test
  void nobody_objects_with_the_database_at_hand() throws IOException {
    List<String> objections = new ArrayList<>();
    for (ParsedMigration migration : migrations()) {
      objections.addAll(objections(List.of(), List.of(migration)));
      apply(migration);
    }
    assertThat(objections).isEmpty();
  }

  @Test
  void nobody_objects_to_all_of_them_for_an_empty_database() throws IOException {
    assertThat(objections(List.of(), migrations())).isEmpty();
  }

  private List<String> objections(List<ParsedMigration> earlier, List<ParsedMigration> migrations) {
    List<String> objections = new ArrayList<>();
    for (Finding finding : new Check(script(earlier, migrations), List.of()).look().all()) {
      if (finding.severity() != Severity.NOTICE) {
        objections.add(finding.file() + ": " + finding.rule() + ": " + finding.message());
      }
    }
    return objections;
  }

  private Script script(List<ParsedMigration> earlier, List<ParsedMigration> migrations) {
    try (Session session = database.openReadOnly()) {
      SchemaSnapshot schema = session.schema();
      var conditions =
          new Conditions(
              database.engine().dialect(), database.capabilities(), session.serverVersion());
      return new Script(earlier, migrations, Optional.of(schema), Optional.empty(), conditions);
    }
  }

  private void apply(ParsedMigration migration) {
    try (Session session = database.open()) {
      if (migration.transactional()) {
        session.begin(false);
      }
      for (Statement statement : migration.statements()) {
        session.execute(statement);
      }
      if (migration.transactional()) {
        session.commit();
      }
    }
  }

  private List<ParsedMigration> migrations() throws IOException {
    List<ParsedMigration> migrations = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        migrations.add(parsed(file));
      }
    }
    return migrations;
  }

  private ParsedMigration parsed(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    var source = new SqlSource(name, Files.readString(file));
    var version = new Version(name.substring(0, 4));
    var migration = new Migration(version, name, source, Optional.empty());
    return ParsedMigration.parse(migration, database.engine().dialect());
  }
}
