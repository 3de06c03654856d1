package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.check.TypeChange;
import dev.belay.check.TypeChange.Cost;
import dev.belay.testkit.postgres.OnEveryServer;
import dev.belay.testkit.postgres.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What is said of a change of type, held against what the server does, for each pair of types. */
@OnEveryServer
class TypeChangeTest {
  private static final List<String> TYPES =
      List.of(
          "smallint",
          "integer",
          "bigint",
          "oid",
          "numeric",
          "numeric(10,2)",
          "numeric(12,2)",
          "numeric(12,4)",
          "real",
          "double precision",
          "boolean",
          "text",
          "character varying",
          "character varying(10)",
          "character varying(20)",
          "character(10)",
          "character(20)",
          "bytea",
          "date",
          "timestamp without time zone",
          "timestamp(3) without time zone",
          "timestamp with time zone",
          "timestamp(3) with time zone",
          "time without time zone",
          "time(3) without time zone",
          "interval",
          "bit(5)",
          "bit varying",
          "bit varying(5)",
          "bit varying(9)",
          "inet",
          "cidr",
          "json",
          "jsonb",
          "xml",
          "uuid",
          "state",
          "plain");

  /** Only the database knows what these are made of. */
  private static final Set<String> OWN = Set.of("state", "plain");

  private static final String FUNCTION =
      """
      CREATE FUNCTION changes(types text[]) RETURNS TABLE (old text, new text, anew boolean)
      LANGUAGE plpgsql AS $$
      DECLARE
        file oid;
      BEGIN
        FOREACH old IN ARRAY types LOOP
          FOREACH new IN ARRAY types LOOP
            BEGIN
              EXECUTE 'CREATE TABLE changed (value ' || old || ')';
              file := pg_relation_filenode('changed');
              EXECUTE 'ALTER TABLE changed ALTER value TYPE ' || new;
              anew := pg_relation_filenode('changed') <> file;
              EXECUTE 'DROP TABLE changed';
              RETURN NEXT;
            EXCEPTION WHEN datatype_mismatch THEN
              NULL;
            END;
          END LOOP;
        END LOOP;
      END $$
      """;

  @Parameter TestServer server;

  /** A change that the server knows a way to make. */
  private record Seen(String old, String type, boolean anew) {
    boolean isToldBy(Cost cost) {
      return switch (cost) {
        case NONE -> !anew;
        case REWRITE -> anew;
        case UNKNOWN -> OWN.contains(old) || OWN.contains(type);
      };
    }
  }

  @Test
  void what_is_said_of_a_change_is_what_the_server_does() throws SQLException {
    List<Seen> wrong = new ArrayList<>();
    List<Seen> all = seen();
    for (Seen seen : all) {
      if (!seen.isToldBy(TypeChange.cost(Optional.of(seen.old()), seen.type(), Optional.empty()))) {
        wrong.add(seen);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(all).hasSizeGreaterThan(200);
  }

  private List<Seen> seen() throws SQLException {
    try (Connection connection = server.connect(server.createDatabase());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TYPE state AS ENUM ('open'); CREATE DOMAIN plain AS text");
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute(FUNCTION);
      String types = "'" + String.join("', '", TYPES) + "'";
      return read(statement.executeQuery("SELECT * FROM changes(ARRAY[" + types + "])"));
    }
  }

  private static List<Seen> read(ResultSet rows) throws SQLException {
    List<Seen> seen = new ArrayList<>();
    while (rows.next()) {
      seen.add(new Seen(rows.getString(1), rows.getString(2), rows.getBoolean(3)));
    }
    return seen;
  }
}
