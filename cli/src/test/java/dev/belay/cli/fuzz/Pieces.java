package dev.belay.cli.fuzz;

import java.util.List;

/** What odd texts are made of. */
final class Pieces {
  /** What begins something, ends something, or is told from what it stands in. */
  static final List<String> ODD =
      List.of(
          "'",
          "\"",
          "`",
          "[",
          "]",
          "$$",
          "$a$",
          "$1",
          "/*",
          "*/",
          "--",
          "\n",
          "\r\n",
          "\r",
          "\0",
          "\ufeff",
          "\u00a0",
          "ü",
          "\ud83d\ude00",
          "\ud83d",
          "\ude00",
          "\uffff",
          "(",
          ")",
          ";",
          ",",
          ".",
          "\\",
          "0x",
          "E'\\",
          "U&'\\",
          "U&\"\\",
          "x'",
          "\\copy t from 'x'",
          "\\.",
          "\\i x",
          "COPY t FROM stdin;\n1\t2\n",
          "BEGIN ATOMIC ",
          "BEGIN ",
          "END;",
          "CASE ",
          "DO $$ BEGIN ",
          "EXECUTE 'DROP TABLE ' || a; ",
          "-- belay:allow ban-drop-table because it is old\n",
          "-- belay:allow because \n",
          "-- belay:no-transaction\n",
          "-- migrate:down\n",
          "-- +goose Down\n",
          "-- +goose StatementBegin\n",
          "--changeset a:1\n",
          "--rollback x\n",
          ":a",
          ":'a'",
          "?1",
          "@a",
          "1e",
          "1.5e+",
          "0b",
          "0o7",
          "::",
          ":=",
          "=>",
          "->>'",
          "|/");

  static final List<String> WORDS =
      List.of(
          ("CREATE TABLE INDEX VIEW TRIGGER TEMP UNIQUE VIRTUAL IF NOT EXISTS ALTER ADD COLUMN DROP"
                  + " RENAME TO PRIMARY KEY CHECK DEFAULT REFERENCES ON DELETE SET NULL CASCADE"
                  + " UPDATE INSERT OR REPLACE INTO SELECT DISTINCT FROM JOIN WHERE UNION VALUES"
                  + " BEGIN END AS WITH GENERATED ALWAYS STORED IDENTITY WITHOUT ROWID CONSTRAINT"
                  + " FOREIGN COLLATE PRAGMA VACUUM EXPLAIN CASE CAST DEFERRABLE CONFLICT MATCH"
                  + " ROLLBACK COMMIT CONCURRENTLY VALID VALIDATE TYPE USING ENUM DOMAIN SCHEMA"
                  + " EXTENSION POLICY GRANT REVOKE PUBLIC PARTITION OF ATTACH DETACH FOR INHERITS"
                  + " MATERIALIZED REFRESH REINDEX CLUSTER TRUNCATE COPY stdin DO LANGUAGE plpgsql"
                  + " FUNCTION PROCEDURE RETURNS RULE INSTEAD ATOMIC COMMENT IS SEQUENCE LOGGED"
                  + " UNLOGGED STORAGE ENABLE DISABLE ALL ROW LEVEL SECURITY a b t main public int"
                  + " text varchar numeric ( ) ( ) , , ; ; . * = - + 1 1.5 'x' 'it''s' \"q\" [r]"
                  + " $$x$$ :v $1 @")
              .split(" ", -1));

  /** After which much may follow. */
  static final List<String> HEADS =
      List.of(
          "",
          "SELECT ",
          "DELETE FROM t WHERE a IN (",
          "INSERT INTO t VALUES ",
          "CREATE TABLE t (a int, ",
          "CREATE TABLE t (a int DEFAULT ",
          "ALTER TABLE t ADD COLUMN a int DEFAULT ",
          "ALTER TABLE t ADD CONSTRAINT c CHECK ",
          "ALTER TABLE t ",
          "CREATE INDEX i ON t (",
          "CREATE VIEW v AS ",
          "CREATE TYPE e AS ENUM ('a'",
          "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC ",
          "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN ",
          "DO $$ BEGIN ",
          "CREATE TRIGGER g AFTER INSERT ON t BEGIN ",
          "COPY t FROM stdin;\n",
          "GRANT SELECT ON t TO ",
          "-- belay:allow ",
          "/*");

  /** What may follow much. */
  static final List<String> TAILS =
      List.of(
          "",
          ")",
          ");",
          ");\nALTER TABLE t ALTER COLUMN a SET NOT NULL;",
          ");\nALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID, DROP COLUMN a;",
          "; END $$;",
          "; END;",
          " LIMIT 1;\nDROP TABLE t;\nALTER TABLE u RENAME TO t;");

  /** What opens and what closes. */
  static final List<String> PAIRS =
      List.of(
          "( … )",
          "(a, … )",
          "f( … )",
          "[ … ]",
          "ARRAY[ … ]",
          "CASE WHEN a THEN  … END ",
          "(SELECT  … )",
          "SELECT * FROM ( … ) x",
          "WITH a AS ( … ) SELECT 1",
          "CAST( …  AS int)",
          "NOT  … ",
          "- … ",
          "/* … */",
          "BEGIN  … END; ",
          "IF a THEN  … END IF; ",
          "LOOP  … END LOOP; ",
          "EXPLAIN  … ",
          "a. … ",
          "a +  … ",
          "a AND ( … )",
          "a ||  … ");

  /** What there may be many of; a # stands for how many there are before it, and one. */
  static final List<String> REPEATED =
      List.of(
          "+",
          "-+",
          "*/*",
          "1,",
          "(1, 'x'),",
          "a,",
          "a int,",
          "a;",
          ";",
          ";;a",
          " ",
          "\n",
          "\t",
          "x",
          "é",
          "0",
          "''",
          "'',",
          "\"a\".",
          "a OR ",
          "1+",
          "a=1 AND ",
          "--\n",
          "-- x\n",
          "/**/",
          "$",
          "$$",
          "$$;$$",
          "$a$b",
          "DROP TABLE a;",
          "DROP TABLE a CASCADE;",
          "ALTER TABLE t DROP COLUMN a;",
          "ADD COLUMN a int,",
          "DROP COLUMN a, ",
          "ALTER COLUMN a SET NOT NULL,",
          "ADD CHECK (a > 0),",
          "SELECT 1;",
          "DELETE FROM t;",
          "UPDATE t SET a = 1;",
          "COMMIT;",
          "CREATE TABLE t (a int);",
          "CREATE TABLE a AS SELECT 1;",
          "CREATE INDEX ON t (a);",
          "CREATE VIEW v AS SELECT 1;",
          "INSERT INTO t SELECT * FROM u;",
          "PRAGMA foreign_keys=ON;",
          "ALTER TABLE a RENAME TO b;ALTER TABLE b RENAME TO a;",
          "DO $$BEGIN END$$;",
          "DO $$BEGIN EXECUTE 'x';END$$;",
          "CREATE FUNCTION f() LANGUAGE sql AS 'SELECT 1';",
          "-- belay:allow ban-drop-table because x\n",
          "\\.\n",
          "\\x\n",
          "UNION SELECT 1 ",
          "JOIN t ON a ",
          "EXPLAIN ",
          "CREATE ",
          "BEGIN;",
          "VACUUM;",
          "a#,",
          "DROP TABLE a#;",
          "DROP COLUMN a#,",
          "ADD COLUMN a# int NOT NULL,",
          "ADD CONSTRAINT c# CHECK (a > 0),",
          "ALTER COLUMN a# TYPE text,",
          "CREATE TABLE t#(a int);",
          "ALTER TABLE t# ADD COLUMN a int REFERENCES t;",
          "ALTER TABLE t DROP CONSTRAINT c#;",
          "CREATE INDEX i# ON t (a);",
          "DROP INDEX i#;",
          "ALTER TABLE t RENAME a# TO b#;",
          "CREATE VIEW v# AS SELECT * FROM t;",
          "INSERT INTO t# SELECT * FROM t;",
          "ALTER TYPE e ADD VALUE 'v#';SELECT 'v#';",
          "ALTER TABLE t ADD CONSTRAINT c# CHECK (a > 0) NOT VALID;",
          "ALTER TABLE t VALIDATE CONSTRAINT c#;",
          "CREATE INDEX CONCURRENTLY ON t (a);");

  private Pieces() {}
}
