package dev.belay.sqlite.parse;

import static dev.belay.sqlite.parse.Sql.action;
import static dev.belay.sqlite.parse.Sql.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.Column;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.Constraint.Kind;
import dev.belay.sql.Filling;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TableDefinitionTest {
  private static Action.CreateTable made(String sql) {
    return (Action.CreateTable) action(sql);
  }

  private static Action.AddColumn added(String column) {
    return (Action.AddColumn) action("ALTER TABLE t ADD " + column);
  }

  private static Column column(String name, String type, boolean notNull, int key) {
    return new Column(name, type, notNull, Optional.empty(), key, false);
  }

  @Test
  void columns_have_types_as_written() {
    assertThat(
            made("CREATE TABLE t (a, [b c] VARCHAR(10) NOT NULL, d unsigned big int,"
                    + " \"e\" DECIMAL (5, 2) COLLATE nocase) STRICT, WITHOUT ROWID")
                .columns())
        .containsExactly(
            column("a", "", false, 0),
            column("b c", "VARCHAR(10)", true, 0),
            column("d", "unsigned big int", false, 0),
            column("e", "DECIMAL (5, 2)", false, 0));
  }

  @Test
  void columns_know_their_place_in_the_primary_key() {
    assertThat(made("CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT, b)").columns())
        .containsExactly(column("a", "INTEGER", false, 1), column("b", "", false, 0));
    assertThat(made("CREATE TABLE t (a INT, b INT, PRIMARY KEY (B DESC, a))").columns())
        .containsExactly(column("a", "INT", false, 2), column("b", "INT", false, 1));
  }

  @Test
  void defaults_and_what_generates_values_are_told() {
    assertThat(
            made("CREATE TABLE t (a INT DEFAULT -1, b DEFAULT (1 + 2),"
                    + " c AS (a * 2), d INT GENERATED ALWAYS AS (b) STORED NOT NULL)")
                .columns())
        .containsExactly(
            new Column("a", "INT", false, Optional.of("-1"), 0, false),
            new Column("b", "", false, Optional.of("(1 + 2)"), 0, false),
            new Column("c", "", false, Optional.of("AS (a * 2)"), 0, true),
            new Column("d", "INT", true, Optional.of("AS (b)"), 0, true));
  }

  @Test
  void constraints_are_told_behind_columns_and_by_themselves() {
    assertThat(
            made("CREATE TABLE t (a INT UNIQUE ON CONFLICT IGNORE CONSTRAINT x CHECK (a > 0),"
                    + " b INT, UNIQUE (a, b), CHECK (a <> b)"
                    + " CONSTRAINT y FOREIGN KEY (b) REFERENCES u (c) ON UPDATE CASCADE"
                    + " ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED)")
                .constraints())
        .containsExactly(
            constraint(Kind.UNIQUE, "", List.of("a"), "UNIQUE"),
            constraint(Kind.CHECK, "x", List.of("a"), "CHECK (a > 0)"),
            constraint(Kind.UNIQUE, "", List.of("a", "b"), "UNIQUE (a, b)"),
            constraint(Kind.CHECK, "", List.of(), "CHECK (a <> b)"),
            new Constraint(
                Kind.FOREIGN_KEY,
                Optional.of("y"),
                List.of("b"),
                "FOREIGN KEY (b) REFERENCES u (c) ON UPDATE CASCADE ON DELETE SET NULL",
                true,
                true,
                Optional.empty(),
                Optional.of(table("u")),
                Optional.of("SET NULL")));
  }

  private static Constraint constraint(
      Kind kind, String name, List<String> columns, String definition) {
    return new Constraint(
        kind,
        name.isEmpty() ? Optional.empty() : Optional.of(name),
        columns,
        definition,
        true,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void nothing_follows_a_deletion_where_nothing_is_said_or_no_action() {
    assertThat(added("a REFERENCES u").constraints().get(0).onDelete()).isEmpty();
    assertThat(added("a REFERENCES u ON DELETE NO ACTION").constraints().get(0).onDelete())
        .isEmpty();
  }

  @Test
  void a_new_column_has_all_that_may_follow() {
    assertThat(added("a NOT NULL DEFAULT -1"))
        .isEqualTo(new Action.AddColumn(table("t"), "a", "", true, Optional.of("-1")));
    assertThat(added("a VARCHAR(10) DEFAULT 'x''y' NOT NULL"))
        .isEqualTo(
            new Action.AddColumn(table("t"), "a", "VARCHAR(10)", true, Optional.of("'x''y'")));
    assertThat(added("a INT CHECK (a NOT NULL) DEFAULT (1 + 2) REFERENCES u(b)").constraints())
        .extracting(Constraint::kind)
        .containsExactly(Kind.CHECK, Kind.FOREIGN_KEY);
    assertThat(added("a INT AS (b * 2) STORED").filling()).isEqualTo(Filling.STORED);
    assertThat(added("a INT AS (b * 2)").filling()).isEqualTo(Filling.VIRTUAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a INTEGER PRIMARY KEY ASC ON CONFLICT ABORT AUTOINCREMENT",
        "a TEXT CONSTRAINT n NOT NULL ON CONFLICT FAIL CONSTRAINT d DEFAULT 'x'",
        "a TEXT NULL DEFAULT NULL COLLATE \"nocase\"",
        "key TEXT, desc TEXT, end TEXT, \"order\" TEXT, 'x' TEXT",
        "a INT REFERENCES u MATCH FULL NOT DEFERRABLE INITIALLY IMMEDIATE UNIQUE",
        "a 'my type' (10, -2)",
        "a INT, UNIQUE (a COLLATE nocase), CONSTRAINT p PRIMARY KEY (a) ON CONFLICT ROLLBACK",
        "a BLOB DEFAULT x'00', b REAL DEFAULT +1.5e3, c DEFAULT current_timestamp, d DEFAULT true",
        "a TEXT DEFAULT (datetime('now', 'localtime')), CHECK (a IN ('x', 'y)'))",
      })
  void whatever_sqlite_takes_is_understood(String body) {
    assertThat(action("CREATE TABLE t (" + body + ")")).isInstanceOf(Action.CreateTable.class);
  }
}
