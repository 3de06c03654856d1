package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.check.Check;
import dev.belay.check.Conditions;
import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Database;
import dev.belay.engine.Measurement;
import dev.belay.engine.Meter;
import dev.belay.engine.ServerVersion;
import dev.belay.engine.Session;
import dev.belay.engine.TableLock.KeepsOut;
import dev.belay.engine.TableWork;
import dev.belay.engine.TouchedTable;
import dev.belay.migration.Migration;
import dev.belay.migration.ParsedMigration;
import dev.belay.migration.Version;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import dev.belay.testkit.postgres.OnEveryServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * What the rules say of locks, rewrites and scans, held against what the server does: each
 * statement runs in a transaction that is rolled back, and is measured.
 */
@OnEveryServer
class LockClaimsTest {
  private static final Set<TableWork> LONG =
      EnumSet.of(
          TableWork.REWRITTEN, TableWork.CHECKED, TableWork.REFERENCES_CHECKED, TableWork.INDEXED);

  @TempDir Path folder;

  @Parameter TestServer server;

  private Database database;
  private SchemaSnapshot schema;
  private ServerVersion version;

  @BeforeEach
  void prepare() {
    String name = server.createDatabase();
    database = new PostgresSubject(server, folder).at(name);
    server.execute(name, ClaimGround.TABLES);
    try (Session session = database.openReadOnly()) {
      schema = session.schema();
      version = session.serverVersion().orElseThrow();
    }
  }

  @Test
  void rules_say_what_the_server_does_and_are_silent_where_nobody_waits_for_long() {
    List<String> wrong = new ArrayList<>();
    for (LockedForm form : LockedForm.all(version.major())) {
      Measurement measured = measured(form.sql());
      String told = Told.of(measured);
      if (!told.equals(form.told())) {
        wrong.add(form.sql() + " | " + told);
      }
      List<LockClaim> claims = claims(form.sql());
      for (LockClaim claim : claims) {
        if (!claim.isTrueOf(measured)) {
          wrong.add(form.sql() + ": " + claim + " is not so: " + told);
        }
      }
      if (isLong(measured) && claims.stream().noneMatch(LockClaim::lasts)) {
        wrong.add(form.sql() + ": nothing is said of " + told);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isLong(Measurement measured) {
    return measured.tables().stream().anyMatch(LockClaimsTest::isLong);
  }

  private static boolean isLong(TouchedTable touched) {
    boolean waits =
        touched
            .strongest()
            .filter(lock -> lock.keepsOut().compareTo(KeepsOut.WRITERS) >= 0)
            .isPresent();
    return waits && touched.work().stream().anyMatch(LONG::contains);
  }

  private Measurement measured(String sql) {
    try (Session session = database.open()) {
      Meter meter = session.meter();
      session.begin(false);
      meter.begin();
      statements(sql).forEach(session::execute);
      return meter.end();
    }
  }

  private List<Statement> statements(String sql) {
    return database.engine().dialect().parse(new SqlSource("0001_claim.sql", sql));
  }

  private List<LockClaim> claims(String sql) {
    var source = new SqlSource("0001_claim.sql", sql);
    var migration = new Migration(new Version("1"), "claim", source, Optional.empty());
    var dialect = database.engine().dialect();
    var script =
        new Script(
            List.of(),
            List.of(ParsedMigration.parse(migration, dialect)),
            Optional.of(schema),
            Optional.empty(),
            new Conditions(dialect, database.capabilities(), Optional.of(version)));
    List<LockClaim> claims = new ArrayList<>();
    for (Finding finding : new Check(script, List.of()).look().all()) {
      claims.addAll(LockClaim.of(finding));
    }
    return claims;
  }
}
