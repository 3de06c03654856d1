package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.engine.Description;
import dev.belay.engine.Progress;
import dev.belay.postgres.archive.TarReader;
import dev.belay.testkit.postgres.TestServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A backup says what a server must have, and what belongs to the database itself. */
@ExtendWith(dev.belay.testkit.postgres.PostgresServer.class)
class DatabaseFactsTest {
  private static final String DATABASE =
      """
      CREATE ROLE facts_owner;
      CREATE ROLE facts_reader;
      CREATE ROLE facts_seer;
      CREATE ROLE "facts
      DROP" LOGIN;
      CREATE ROLE facts_idle;
      CREATE EXTENSION citext;
      CREATE SCHEMA sales AUTHORIZATION facts_owner;
      CREATE TABLE sales.orders (id integer, name text COLLATE "en-x-icu");
      GRANT SELECT ON sales.orders TO facts_reader, "facts
      DROP";
      CREATE POLICY own ON sales.orders FOR SELECT TO facts_seer USING (true);
      ALTER DATABASE :"DBNAME" OWNER TO facts_owner;
      ALTER DATABASE :"DBNAME" SET work_mem TO '5MB';
      ALTER DATABASE :"DBNAME" SET app.secret TO 'hush';
      ALTER ROLE facts_reader IN DATABASE :"DBNAME" SET search_path TO sales, public;
      ALTER DATABASE :"DBNAME" CONNECTION LIMIT 7;
      COMMENT ON DATABASE :"DBNAME" IS 'the shop';
      GRANT CREATE ON DATABASE :"DBNAME" TO facts_reader;
      """;

  @TempDir Path folder;

  @Test
  void a_backup_says_what_it_needs_and_keeps_what_the_database_is(TestServer server)
      throws Exception {
    var subject = new PostgresSubject(server, folder);
    var original = new Originals(server, subject).of(DATABASE);
    var archive = new ByteArrayOutputStream();
    Description description =
        original.database().copyTo(archive, subject.scratch(), Progress.NONE).description();

    DatabaseFacts facts = DatabaseFacts.of(description);
    assertThat(facts.extensions()).containsOnlyKeys("citext");
    assertThat(facts.roles())
        .containsEntry("facts_owner", "owner")
        .containsEntry("facts_reader", "rights")
        .containsEntry("facts_seer", "policy")
        .containsEntry("postgres", "owner")
        .doesNotContainKey("facts_idle");
    assertThat(facts.tablespaces()).isEmpty();
    assertThat(facts.collations()).containsOnlyKeys("pg_catalog.en-x-icu");
    assertThat(description.properties())
        .containsAllEntriesOf(
            Map.of(
                "owner", "facts_owner",
                "connection_limit", "7",
                "comment", "the shop",
                "setting.work_mem", "5MB",
                "setting.app.secret", "(in the backup)",
                "setting.search_path@facts_reader", "sales, public"))
        .containsKeys("created_with", "ctype", "rights");
    fits(server, original, script(archive.toByteArray()));
  }

  /** The script gives all of it to another database of that name. */
  private static void fits(TestServer server, Originals.Original original, String script) {
    assertThat(script.lines().filter(line -> line.startsWith("DROP"))).isEmpty();
    String before = settings(server, original.name());
    server.execute(
        "postgres",
        "ALTER DATABASE " + original.name() + " RENAME TO facts_before",
        "CREATE DATABASE " + original.name());
    server.psql("postgres", script);
    assertThat(settings(server, original.name())).isEqualTo(before).contains("hush");
  }

  private static String settings(TestServer server, String database) {
    return server.psql(
        database,
        "SELECT pg_get_userbyid(datdba), datconnlimit, ARRAY(SELECT unnest(datacl)::text ORDER BY"
            + " 1), shobj_description(oid, 'pg_database'), ARRAY(SELECT ROW(setrole, setconfig)"
            + " FROM pg_db_role_setting WHERE setdatabase = d.oid ORDER BY setrole) FROM"
            + " pg_database d WHERE datname = current_database()");
  }

  private static String script(byte[] archive) throws IOException {
    var tar = new TarReader(new ByteArrayInputStream(archive));
    for (Optional<TarReader.Entry> entry = tar.next(); entry.isPresent(); entry = tar.next()) {
      if (entry.get().name().equals(Archive.DATABASE)) {
        return new String(tar.bytes(), StandardCharsets.UTF_8);
      }
    }
    throw new AssertionError("there is no " + Archive.DATABASE);
  }
}
