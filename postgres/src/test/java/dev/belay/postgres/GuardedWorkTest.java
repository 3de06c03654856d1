package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Guard;
import dev.belay.engine.GuardOptions;
import dev.belay.engine.GuardStatus;
import dev.belay.engine.Guards;
import dev.belay.testkit.postgres.OnEveryServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What goes on as ever in a database with guards, and what is left when they are gone. */
@OnEveryServer
class GuardedWorkTest {
  private static final GuardOptions WITH_EXCEPTION =
      new GuardOptions(
          GuardOptions.USUAL.guards(),
          GuardOptions.USUAL.limit(),
          new TreeMap<>(Map.of("orders", 4000L)),
          new TreeSet<>(List.of("job*", "public.events_*")),
          new TreeSet<>());

  @TempDir Path folder;
  @Parameter TestServer server;

  private GuardedShop shop;

  @BeforeEach
  void prepare() {
    shop = new GuardedShop(server, folder);
  }

  private void runs(String... statements) throws SQLException {
    try (var connection = shop.connect();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private String ask(String sql) {
    return server.psql(shop.name(), sql).strip();
  }

  @Test
  void ordinary_work_goes_on() throws SQLException {
    shop.protect(GuardOptions.USUAL);
    runs(
        "DELETE FROM orders WHERE id <= 1000",
        "UPDATE orders SET total = 7 WHERE id <= 2000",
        "UPDATE customers SET name = 'x' WHERE id <= 1000",
        "CREATE TEMPORARY TABLE t (i integer, j integer)",
        "INSERT INTO t SELECT i, i FROM generate_series(1, 5000) i",
        "DELETE FROM t",
        "TRUNCATE t",
        "ALTER TABLE t DROP j",
        "DROP TABLE t",
        "REFRESH MATERIALIZED VIEW CONCURRENTLY sums",
        "REFRESH MATERIALIZED VIEW sums",
        "VACUUM FULL orders",
        "CLUSTER orders USING orders_pkey",
        "ALTER TABLE customers ALTER fax TYPE varchar(40)",
        "ALTER TABLE orders ADD CONSTRAINT positive CHECK (id > 0)",
        "ALTER TABLE orders DROP CONSTRAINT positive",
        "CREATE INDEX by_total ON orders (total)",
        "DROP INDEX by_total",
        "CREATE VIEW v AS SELECT * FROM jobs",
        "DROP VIEW v",
        "CREATE TABLE counted (i integer GENERATED ALWAYS AS IDENTITY)",
        "ALTER TABLE counted ALTER i DROP IDENTITY");
    assertThat(ask("SELECT count(*) FROM orders")).isEqualTo("4000");
  }

  @Test
  void partitions_come_and_go_but_are_not_dropped() throws SQLException {
    shop.protect(GuardOptions.USUAL);
    runs(
        "ALTER TABLE events DETACH PARTITION events_1",
        "CREATE TABLE events_3 PARTITION OF events FOR VALUES FROM ('2026-03-01') TO"
            + " ('2026-04-01')");
    assertThat(shop.thatGetThrough(List.of("DROP TABLE events_3", "TRUNCATE events_1"))).isEmpty();
    String attach =
        "ALTER TABLE events ATTACH PARTITION events_1 FOR VALUES FROM ('2026-01-01') TO"
            + " ('2026-02-01')";
    if (server.toString().startsWith("PostgreSQL 13")) {
      assertThat(shop.refusal(attach)).isPresent();
    } else {
      runs(attach);
    }
  }

  @Test
  void what_is_excepted_is_not_guarded_and_a_table_may_have_its_own_limit() throws SQLException {
    shop.protect(WITH_EXCEPTION);
    runs("DELETE FROM jobs", "TRUNCATE jobs", "DROP TABLE jobs", "DROP TABLE events_1");
    assertThat(shop.thatGetThrough(List.of("DELETE FROM orders", "UPDATE orders SET total = 1")))
        .isEmpty();
    runs("DELETE FROM orders WHERE id > 1000");
  }

  @Test
  void nothing_is_left_when_they_are_taken_out() {
    String before = everything();
    Guards guards = shop.database().guards().orElseThrow();
    var all = new TreeSet<>(List.of(Guard.values()));
    guards.install(GuardOptions.USUAL.only(all));
    guards.install(WITH_EXCEPTION);
    guards.install(GuardOptions.USUAL.only(all));
    assertThat(everything()).isNotEqualTo(before);
    guards.remove();
    assertThat(everything()).isEqualTo(before);
    assertThat(guards.status().options()).isEmpty();
    guards.remove();
    assertThat(everything()).isEqualTo(before);
  }

  /** By the catalogues, since pg_dump is not there for every server. */
  private String everything() {
    return server.psql(
        shop.name(),
        """
        SELECT nspname, nspacl FROM pg_namespace WHERE nspname !~ '^pg_' ORDER BY 1;
        SELECT oid::regclass, relkind, relacl FROM pg_class WHERE oid >= 16384
          AND relkind <> 't' AND relname !~ '^pg_toast' ORDER BY 1;
        SELECT tgname, tgrelid::regclass, tgenabled FROM pg_trigger WHERE NOT tgisinternal;
        SELECT oid::regprocedure, proacl FROM pg_proc WHERE oid >= 16384 ORDER BY 1;
        SELECT evtname FROM pg_event_trigger;
        SELECT datistemplate, datacl FROM pg_database WHERE datname = current_database();
        """);
  }

  @Test
  void the_schema_and_all_that_is_compared_stay_the_same() {
    try (var session = shop.database().openReadOnly()) {
      var schema = session.schema();
      var details = session.details();
      var description = shop.database().describe();
      var needs = shop.database().serverCopies().orElseThrow().needs().properties();
      shop.protect(GuardOptions.USUAL.only(List.of(Guard.values())));
      assertThat(session.schema()).isEqualTo(schema);
      assertThat(session.details()).isEqualTo(details);
      assertThat(shop.database().describe().properties()).isEqualTo(description.properties());
      assertThat(shop.database().serverCopies().orElseThrow().needs().properties())
          .isEqualTo(needs);
    }
  }

  @Test
  void the_status_tells_what_is_covered_and_what_is_not() {
    Guards guards = shop.database().guards().orElseThrow();
    assertThat(guards.status().isAsAsked()).isFalse();
    GuardStatus status = guards.install(GuardOptions.USUAL);
    assertThat(status.isAsAsked()).isTrue();
    assertThat(status.options()).contains(GuardOptions.USUAL);
    server.execute(
        shop.name(),
        "ALTER EVENT TRIGGER belay_guard_alter DISABLE",
        "ALTER TABLE orders DISABLE TRIGGER belay_guard_delete",
        "ALTER EVENT TRIGGER belay_guard_drop DISABLE");
    assertThat(guards.status().lacks())
        .extracting(GuardStatus.Cover::guard)
        .containsExactly(Guard.DROP, Guard.TRUNCATE, Guard.DELETE_LIMIT, Guard.UPDATE_LIMIT);
    assertThat(guards.status().lacks().get(2).why()).contains("not on public.orders");
    assertThat(guards.install(GuardOptions.USUAL).isAsAsked()).isTrue();
  }

  @Test
  void without_a_superuser_the_rest_is_in_place_and_that_is_said() {
    String url = server.url(GuardedShop.OWNER, shop.name()).location();
    var guards =
        PostgresSubject.makeEngine()
            .database(new DatabaseUrl(DatabaseUrl.POSTGRESQL, url))
            .guards()
            .orElseThrow();
    GuardStatus status = guards.install(GuardOptions.USUAL);
    assertThat(status.lacks())
        .extracting(GuardStatus.Cover::guard)
        .containsExactly(
            Guard.DROP, Guard.TRUNCATE, Guard.DELETE_LIMIT, Guard.UPDATE_LIMIT, Guard.NEW_TABLES);
    assertThat(status.lacks().get(0).why()).contains("only a superuser");
    assertThat(status.lacks().get(1).why()).contains("the owner of a table may switch it off");
    assertThat(shop.thatGetThrough(List.of("TRUNCATE orders", "DELETE FROM orders"))).isEmpty();
    guards.remove();
    assertThat(shop.thatGetThrough(List.of("TRUNCATE orders"))).hasSize(1);
  }
}
