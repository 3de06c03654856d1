package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Database;
import dev.belay.engine.GuardOptions;
import dev.belay.engine.Session;
import dev.belay.problem.BelayException;
import dev.belay.testkit.Script;
import dev.belay.testkit.postgres.OnEveryServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Who gets past the guards, and for how long. */
@OnEveryServer
class GuardPassTest {
  @TempDir Path folder;
  @Parameter TestServer server;

  private GuardedShop shop;

  @BeforeEach
  void prepare() {
    shop = new GuardedShop(server, folder).protect(GuardOptions.USUAL);
  }

  private String ask(String sql) {
    return server.psql(shop.name(), sql).strip();
  }

  private void token(String text) {
    ask("SELECT belay_guard.pass('test', sha256('" + text + "'))");
  }

  private static Optional<SQLException> run(Connection connection, String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e);
    }
  }

  @Test
  void a_session_that_may_pass_does_and_no_other() {
    assertThatThrownBy(() -> Script.run(shop.database(), "TRUNCATE jobs;"))
        .isInstanceOf(BelayException.class)
        .hasMessageContaining("is protected");
    try (Session session = shop.database().open()) {
      session.pass("test, run 7");
      session.begin(false);
      Script.of(
              shop.database(),
              "DROP TABLE customers CASCADE; TRUNCATE jobs; DELETE FROM orders; RESET ALL;"
                  + " ALTER TABLE events DROP COLUMN id; DROP SCHEMA side CASCADE;")
          .in(session);
      session.commit();
      Script.of(shop.database(), "DROP TABLE orders CASCADE;").in(session);
    }
    assertThat(ask("SELECT reason FROM belay_guard.passes ORDER BY made LIMIT 1"))
        .isEqualTo("test, run 7");
    assertThat(shop.thatGetThrough(List.of("TRUNCATE jobs"))).isEmpty();
  }

  @Test
  void a_pass_that_was_rolled_back_is_gone_with_its_transaction() {
    try (Session session = shop.database().open()) {
      session.pass("test");
      session.begin(false);
      Script.of(shop.database(), "DROP TABLE jobs;").in(session);
      session.rollback();
    }
    assertThat(ask("SELECT count(*) FROM belay_guard.passes")).isEqualTo("0");
    assertThat(ask("SELECT count(*) FROM jobs")).isEqualTo("5000");
  }

  @Test
  void a_token_is_good_for_one_transaction() throws SQLException {
    token("secret");
    try (var connection = shop.connect()) {
      assertThat(run(connection, "SET belay.pass = 'secret'")).isEmpty();
      assertThat(run(connection, "TRUNCATE jobs")).isEmpty();
      assertThat(run(connection, "TRUNCATE orders")).hasValueSatisfying(this::isRefusal);
    }
  }

  @Test
  void a_token_that_is_too_old_or_was_never_given_out_is_none() throws SQLException {
    token("old");
    ask("UPDATE belay_guard.passes SET until = now() - interval '1 second'");
    try (var connection = shop.connect()) {
      for (String wrong : List.of("old", "other", "")) {
        assertThat(run(connection, "SET belay.pass = '" + wrong + "'")).isEmpty();
        assertThat(run(connection, "TRUNCATE jobs")).hasValueSatisfying(this::isRefusal);
      }
    }
  }

  @Test
  void of_two_that_show_one_token_at_once_one_passes() throws Exception {
    token("secret");
    try (var first = shop.connect();
        var second = shop.connect()) {
      first.setAutoCommit(false);
      assertThat(run(first, "SET belay.pass = 'secret'; TRUNCATE jobs")).isEmpty();
      assertThat(run(second, "SET belay.pass = 'secret'")).isEmpty();
      var begun = new CountDownLatch(1);
      CompletableFuture<Optional<SQLException>> other =
          CompletableFuture.supplyAsync(
              () -> {
                begun.countDown();
                return run(second, "TRUNCATE orders");
              });
      begun.await();
      first.commit();
      assertThat(other.get()).hasValueSatisfying(this::isRefusal);
    }
  }

  @Test
  void nobody_else_may_make_passes() throws SQLException {
    try (var owner = server.connect(GuardedShop.OWNER, shop.name())) {
      for (String attempt :
          List.of(
              "SELECT belay_guard.pass('x', NULL)",
              "INSERT INTO belay_guard.passes (reason, made, made_by, until)"
                  + " VALUES ('x', now(), 'x', now())",
              "INSERT INTO belay_guard.options VALUES ('except', '*')",
              "CREATE FUNCTION belay_guard.passed(boolean) RETURNS boolean LANGUAGE sql AS"
                  + " 'SELECT true'",
              "ALTER EVENT TRIGGER belay_guard_drop DISABLE")) {
        assertThat(run(owner, attempt)).as(attempt).isPresent();
      }
    }
  }

  @Test
  void a_role_that_was_named_passes_by_belay() {
    Database owners =
        PostgresSubject.makeEngine()
            .database(
                new DatabaseUrl(
                    DatabaseUrl.POSTGRESQL, server.url(GuardedShop.OWNER, shop.name()).location()));
    assertThatThrownBy(() -> truncate(owners)).hasMessageContaining("is protected");
    GuardOptions usual = GuardOptions.USUAL;
    shop.protect(
        new GuardOptions(
            usual.guards(),
            usual.limit(),
            usual.limits(),
            usual.excepted(),
            new TreeSet<>(List.of(GuardedShop.OWNER))));
    truncate(owners);
    assertThat(ask("SELECT count(*) FROM jobs")).isEqualTo("0");
    shop.protect(usual);
    assertThatThrownBy(() -> truncate(owners)).hasMessageContaining("is protected");
  }

  private static void truncate(Database database) {
    try (Session session = database.open()) {
      session.pass("test");
      session.begin(false);
      Script.of(database, "TRUNCATE jobs;").in(session);
      session.commit();
    }
  }

  private void isRefusal(SQLException e) {
    assertThat(GuardedShop.isRefusal(e)).as(e.getMessage()).isTrue();
  }
}
