package dev.belay.postgres.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TransactionalStatementsTest {
  private static final PostgresDialect DIALECT = new PostgresDialect();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE u (a int)",
        "CREATE INDEX i ON t (a)",
        "CREATE INDEX \"concurrently\" ON t (a)",
        "DROP INDEX i",
        "DROP TABLE a, b",
        "DROP SCHEMA s CASCADE",
        "ALTER TABLE t ADD COLUMN b int, DROP COLUMN c",
        "ALTER TABLE t DETACH PARTITION p",
        "ALTER TABLE t DETACH PARTITION p FINALIZE",
        "ALTER TYPE mood ADD VALUE 'c'",
        "ALTER DATABASE d SET timezone = 'UTC'",
        "ALTER DATABASE d OWNER TO a",
        "ALTER SUBSCRIPTION s ENABLE",
        "ALTER SUBSCRIPTION s SET PUBLICATION p WITH (refresh = false)",
        "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (create_slot = false)",
        "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (slot_name = x, connect = off)",
        "CREATE SERVER s FOREIGN DATA WRAPPER w",
        "REFRESH MATERIALIZED VIEW v",
        "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
        "REINDEX TABLE t",
        "REINDEX (CONCURRENTLY false) INDEX i",
        "CLUSTER t",
        "CLUSTER VERBOSE t",
        "CLUSTER (VERBOSE) t USING i",
        "ANALYZE",
        "TRUNCATE a, b CASCADE",
        "INSERT INTO t VALUES (1)",
        "DO $$BEGIN COMMIT; END$$",
        "CALL p()",
        "COPY t FROM '/tmp/t'",
        "SET lock_timeout = '5s'",
        "DISCARD PLANS",
        "LISTEN c",
        "LOCK TABLE t",
        "SAVEPOINT s",
        "COMMIT",
        "PREPARE TRANSACTION 'x'",
        "COMMENT ON DATABASE d IS 'VACUUM'",
        "EXPLAIN DELETE FROM t",
      })
  void these_run_in_a_transaction(String sql) {
    assertThat(DIALECT.runsInTransaction(Sql.statement(sql))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX CONCURRENTLY i ON t (a)",
        "create unique index /* now */ concurrently if not exists i on t (a)",
        "CREATE INDEX CONCURRENTLY ON t (a)",
        "DROP INDEX CONCURRENTLY IF EXISTS i",
        "REINDEX INDEX CONCURRENTLY i",
        "REINDEX (VERBOSE, CONCURRENTLY) TABLE t",
        "REINDEX DATABASE d",
        "REINDEX SYSTEM",
        "REINDEX (VERBOSE) SCHEMA s",
        "VACUUM",
        "VACUUM (FULL) t",
        "VACUUM ANALYZE t",
        "CLUSTER",
        "CLUSTER VERBOSE",
        "REPACK",
        "REPACK (CONCURRENTLY) t",
        "CREATE DATABASE d",
        "DROP DATABASE IF EXISTS d",
        "ALTER DATABASE d SET TABLESPACE s",
        "CREATE TABLESPACE s LOCATION '/x'",
        "DROP TABLESPACE s",
        "ALTER SYSTEM SET work_mem = '1MB'",
        "ALTER SYSTEM RESET ALL",
        "ALTER TABLE t DETACH PARTITION app.p CONCURRENTLY",
        "ALTER TABLE IF EXISTS ONLY t DETACH PARTITION p CONCURRENTLY",
        "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p",
        "CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p WITH (create_slot = true)",
        "DROP SUBSCRIPTION s",
        "ALTER SUBSCRIPTION s REFRESH PUBLICATION",
        "ALTER SUBSCRIPTION s SET PUBLICATION p",
        "ALTER SUBSCRIPTION s ADD PUBLICATION p WITH (refresh = true)",
        "DISCARD ALL",
        "COMMIT PREPARED 'x'",
        "ROLLBACK PREPARED 'x'",
      })
  void these_have_to_run_alone(String sql) {
    assertThat(DIALECT.runsInTransaction(Sql.statement(sql))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER DATABASE",
        "ALTER SUBSCRIPTION",
        "ALTER SUBSCRIPTION s SET PUBLICATION p WITH",
        "CREATE SUBSCRIPTION s WITH (",
        "COMMENT (",
      })
  void what_is_not_complete_is_left_to_the_server(String sql) {
    assertThat(DIALECT.runsInTransaction(Sql.statement(sql))).isTrue();
  }
}
