package dev.belay.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.TableName;
import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.TableFingerprint;
import dev.belay.testkit.MemoryCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FingerprintOfValuesTest {
  static final TableName T = TableName.of("t");

  @TempDir Path folder;

  private SqliteSubject subject;

  @BeforeEach
  void openTheShop() {
    subject = new SqliteSubject(folder, "DELETE");
  }

  private Fingerprint of(String... statements) {
    Database database = subject.missing();
    SqliteSubject.run(SqliteSubject.file(database), statements);
    try (Session session = database.openReadOnly()) {
      return session.fingerprint(Carry.NOTHING, Progress.NONE);
    }
  }

  private TableFingerprint table(String... statements) {
    return of(statements).find(T).orElseThrow();
  }

  @Test
  void values_of_different_types_or_bits_differ() {
    List<String> values =
        List.of(
            "1",
            "1.0",
            "'1'",
            "x'31'",
            "''",
            "x''",
            "0",
            "0.0",
            "'0'",
            "9e999",
            "-9e999",
            "'NULL'",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775807.0",
            "x'00'",
            "char(0)",
            "char(0) || 'a'",
            "'a' || char(0)",
            "'a'",
            "x'0000'",
            "1e-320");

    assertThat(
            values.stream()
                .map(value -> table("CREATE TABLE t (a)", "INSERT INTO t VALUES (" + value + ")"))
                .distinct())
        .hasSize(values.size());
  }

  @Test
  void the_two_zeros_of_ieee_are_two_values() {
    TableFingerprint zero = table("CREATE TABLE t (a)", "INSERT INTO t VALUES (0.0)");
    TableFingerprint minus = table("CREATE TABLE t (a)", "INSERT INTO t VALUES (0.0 * -1.0)");

    assertThat(minus.rows()).isEqualTo(zero.rows());
    assertThat(minus).isNotEqualTo(zero);
  }

  @Test
  void how_a_table_is_stored_does_not_matter() {
    String insert = "INSERT INTO t VALUES (2, 'two'), (1, 'one')";
    TableFingerprint plain = table("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)", insert);

    assertThat(table("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT) WITHOUT ROWID", insert))
        .isEqualTo(plain);
    assertThat(table("CREATE TABLE t (a INT, b TEXT) STRICT", insert)).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16le", "UTF-16be"})
  void a_database_of_any_encoding_has_the_same_fingerprint_and_can_be_copied(String encoding)
      throws IOException {
    String[] script = {
      "PRAGMA encoding = '" + encoding + "'",
      "CREATE TABLE t (a)",
      "INSERT INTO t VALUES ('größe \uD83D\uDE00'), (''), ('a' || char(0) || 'b'), (x'00ff')"
    };
    Database database = subject.missing();
    SqliteSubject.run(SqliteSubject.file(database), script);
    MemoryCopy copy = MemoryCopy.of(database, subject.scratch());
    script[0] = "PRAGMA encoding = 'UTF-8'";

    assertThat(copy.contents().fingerprint()).isEqualTo(of(script));
    assertThat(copy.contents().description().properties()).containsEntry("encoding", encoding);
  }

  @Test
  void generated_columns_are_columns() {
    TableFingerprint table =
        table(
            "CREATE TABLE t (a, b AS (a * 2), c AS (a * 2) STORED)",
            "INSERT INTO t VALUES (1), (2)");

    assertThat(table.columns()).extracting("name").containsExactly("a", "b", "c");
    assertThat(table.find("b").orElseThrow().sum()).isEqualTo(table.find("c").orElseThrow().sum());
    assertThat(table.find("b").orElseThrow().values().rows()).isEqualTo(2);
  }

  @Test
  void the_last_number_given_out_is_a_sequence() {
    Fingerprint fingerprint =
        of(
            "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT)",
            "INSERT INTO t VALUES (41), (42)",
            "DELETE FROM t WHERE a = 42",
            "CREATE TABLE belay_own (a INTEGER PRIMARY KEY AUTOINCREMENT)",
            "INSERT INTO belay_own VALUES (7)");

    assertThat(fingerprint.sequences()).containsOnly(java.util.Map.entry("t", 42L));
    assertThat(fingerprint.tables()).hasSize(1);
  }

  @Test
  void the_rows_of_a_virtual_table_are_in_tables_of_its_own() {
    String create = "CREATE VIRTUAL TABLE t USING fts5(a)";
    Fingerprint one = of(create, "INSERT INTO t VALUES ('one')");

    assertThat(of(create, "INSERT INTO t VALUES ('two')")).isNotEqualTo(one);
    assertThat(one.find(T)).isEmpty();
    assertThat(one.find(TableName.of("t_content"))).isPresent();
  }

  @Test
  void a_virtual_table_whose_module_is_not_here_hinders_nothing() {
    Fingerprint fingerprint =
        of(
            "CREATE TABLE t (a)",
            "INSERT INTO t VALUES (1)",
            "PRAGMA writable_schema = ON",
            "INSERT INTO sqlite_schema VALUES ('table', 'far', 'far', 0,"
                + " 'CREATE VIRTUAL TABLE far USING spatial(a)')");

    assertThat(fingerprint.tables()).hasSize(1);
  }
}
