package dev.belay.postgres.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.check.Check;
import dev.belay.check.Conditions;
import dev.belay.check.Finding;
import dev.belay.check.Script;
import dev.belay.migration.Mark;
import dev.belay.migration.Migration;
import dev.belay.migration.ParsedMigration;
import dev.belay.migration.Version;
import dev.belay.sql.SqlSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said only where somebody asks for it, and when nothing is said after all. */
final class HabitsTest {
  private static final PostgresDialect DIALECT = new PostgresDialect();
  private static final String KEY = "require-primary-key";
  private static final String LIMIT = "require-statement-timeout";
  private static final String CUSTOMER = "CREATE TABLE customer (id int, name text);";

  private static ParsedMigration migration(String version, String sql, Optional<Mark> mark) {
    var source = new SqlSource("V" + version + "__test.sql", sql);
    return ParsedMigration.parse(
        new Migration(new Version(version), "test", source, Optional.empty(), mark), DIALECT);
  }

  private static List<String> told(String rule, Optional<Mark> mark, String sql) {
    var script =
        new Script(
            List.of(migration("1", CUSTOMER, mark)),
            List.of(migration("2", sql, mark)),
            Optional.empty(),
            Optional.empty(),
            new Conditions(DIALECT, Set.of(), Optional.empty(), Set.of(rule)));
    return new Check(script, List.of())
        .look().all().stream()
            .filter(each -> each.rule().equals(rule))
            .map(Finding::message)
            .toList();
  }

  private static List<String> withoutKey(String sql) {
    return told(KEY, Optional.empty(), sql);
  }

  private static List<String> withoutLimit(String sql) {
    return told(LIMIT, Optional.of(Mark.of("test", "2", List.of())), sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (id int PRIMARY KEY)",
        "CREATE TABLE t (a int, b int, PRIMARY KEY (a, b))",
        "CREATE TABLE t (id int); ALTER TABLE ONLY t ADD CONSTRAINT t_pkey PRIMARY KEY (id)",
        "CREATE TABLE t (a int); ALTER TABLE t ADD COLUMN id bigserial PRIMARY KEY",
        "CREATE TABLE t (id int); DROP TABLE t",
        "CREATE TEMP TABLE t (id int)",
        "CREATE TABLE t PARTITION OF customer FOR VALUES IN (1)",
        "CREATE TABLE t (LIKE customer INCLUDING ALL)"
      })
  void a_table_whose_rows_can_be_told_apart_needs_no_other_key(String sql) {
    assertThat(withoutKey(sql)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (id int)",
        "CREATE TABLE t (id int UNIQUE)",
        "CREATE TABLE t AS SELECT * FROM customer",
        "CREATE TABLE t (LIKE customer)",
        "CREATE TABLE t (id int); ALTER TABLE customer ADD PRIMARY KEY (id)"
      })
  void a_table_without_a_key_is_told(String sql) {
    assertThat(withoutKey(sql)).singleElement().asString().startsWith("t has no primary key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET statement_timeout = '1min'; UPDATE customer SET name = 'x' WHERE id = 1",
        "SELECT set_config('statement_timeout', '1min', true); DROP TABLE customer",
        "SET LOCAL transaction_timeout = '5min'; CREATE INDEX ON customer (name)",
        "CREATE INDEX CONCURRENTLY ON customer (name)",
        "CREATE TABLE t (id int); ALTER TABLE t ADD COLUMN a int",
        "INSERT INTO customer VALUES (1, 'x')"
      })
  void what_has_a_limit_or_holds_up_nobody_needs_none(String sql) {
    assertThat(withoutLimit(sql)).isEmpty();
  }

  @Test
  void a_missing_limit_is_told_once_a_file() {
    assertThat(withoutLimit("CREATE INDEX ON customer (name); ALTER TABLE customer DROP name"))
        .singleElement()
        .asString()
        .endsWith("the file sets no statement_timeout");
  }

  @Test
  void what_belay_applies_has_its_limits() {
    assertThat(told(LIMIT, Optional.empty(), "UPDATE customer SET name = 'x'")).isEmpty();
  }
}
