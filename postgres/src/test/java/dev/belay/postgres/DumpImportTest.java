package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.belay.engine.Imported;
import dev.belay.engine.Part;
import dev.belay.engine.Progress;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.testkit.Refusals;
import dev.belay.testkit.Script;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dumps of other tools: whole ones are restored, and what goes wrong with others is noticed. */
@ExtendWith(PostgresServer.class)
class DumpImportTest {
  private static final String SHOP =
      """
      CREATE SCHEMA sales;
      CREATE TABLE customer (id integer PRIMARY KEY, name text NOT NULL, note text);
      CREATE TABLE sales.orders (id serial PRIMARY KEY, customer integer REFERENCES customer,
        at date NOT NULL) PARTITION BY RANGE (id);
      CREATE TABLE sales.orders_1 PARTITION OF sales.orders FOR VALUES FROM (1) TO (100);
      CREATE TABLE sales.orders_2 PARTITION OF sales.orders FOR VALUES FROM (100) TO (1000);
      CREATE INDEX by_day ON sales.orders (at);
      INSERT INTO customer SELECT n, 'n' || n, E'a\\tb\\nc\\\\.\\n' FROM generate_series(1, 50) n;
      INSERT INTO sales.orders (customer, at)
        SELECT n % 50 + 1, date '2026-01-01' + n FROM generate_series(1, 300) n;
      CREATE FUNCTION adds(a integer, b integer) RETURNS integer LANGUAGE sql
        BEGIN ATOMIC SELECT CASE WHEN a > 0 THEN a ELSE 0 END; SELECT a + b; END;
      CREATE RULE keeps AS ON UPDATE TO customer
        DO ALSO (NOTIFY one; NOTIFY two);
      COMMENT ON TABLE customer IS 'it''s; "all" $$of$$ them';
      """;

  @TempDir Path folder;

  private TestServer server;
  private PostgresSubject subject;
  private String name;
  private int dumps;

  @BeforeEach
  void prepare(TestServer given) {
    server = given;
    subject = new PostgresSubject(server, folder);
    name = server.createDatabase();
    server.psql(name, SHOP);
  }

  private Path dumped(String... options) throws Exception {
    dumps++;
    Path file = folder.resolve("dump" + dumps);
    List<String> command = new ArrayList<>();
    command.add(server.programs().resolve("pg_dump").toString());
    command.addAll(List.of("-h", server.host(), "-p", Integer.toString(server.port())));
    command.addAll(List.of("-U", "postgres", "-f", file.toString()));
    command.addAll(Arrays.asList(options));
    command.add(name);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return file;
  }

  private String text(String... options) throws Exception {
    return Files.readString(dumped(options));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("changed.sql"), text);
  }

  private Imported imported(Path dump) throws IOException {
    return subject.at(name).importAside(dump, Progress.NONE);
  }

  /** What comes out is held against what was dumped, by pg_dump and by fingerprint. */
  private Imported restores(Path dump) throws IOException {
    Imported imported = imported(dump);
    String copy = Originals.nameOf(imported.side().database());
    assertThat(DumpText.of(server, copy)).isEqualTo(DumpText.of(server, name));
    assertThat(imported.fingerprint()).isEqualTo(Originals.fingerprint(subject.at(name)));
    imported.side().close();
    return imported;
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Fp", "-Fc", "-Ft", "--inserts"})
  void a_table_comes_out_of_a_dump_of_the_whole(String format) throws Exception {
    Path dump = dumped(format);
    String before = DumpText.of(server, name);
    var whole = Originals.fingerprint(subject.at(name));
    server.psql(name, "DROP TABLE sales.orders");
    assertThat(
            subject
                .at(name)
                .addPart(dump, Part.ofTable("sales.orders", Optional.empty()), Progress.NONE))
        .contains("sales.orders_1: 99 rows, every value as in the dump")
        .anyMatch(told -> told.startsWith("not proven: that the values are those"));
    assertThat(Originals.fingerprint(subject.at(name))).isEqualTo(whole);
    assertThat(DumpText.of(server, name)).isEqualTo(before);
  }

  @Test
  void a_table_that_is_in_no_dump_is_refused() throws Exception {
    Path dump = dumped();
    Part part = Part.ofTable("sales.nothing", Optional.empty());
    Problem problem =
        Refusals.refused(
            Code.BACKUP_MISSING, () -> subject.at(name).addPart(dump, part, Progress.NONE));
    assertThat(problem.what()).isEqualTo("there is no table sales.nothing in it");
  }

  /** Refused, and nothing is left on the server. */
  private Problem refused(Code code, Path dump) {
    Problem problem = Refusals.refused(code, () -> imported(dump));
    assertThat(problem.state()).isEqualTo(Problem.UNTOUCHED);
    assertThat(
            server.psql(
                "postgres",
                "SELECT count(*) FROM pg_database WHERE datname LIKE '" + name + "\\_belay\\_%'"))
        .isEqualTo("0\n");
    return problem;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Fp", "-Fc", "-Fd", "-Ft", "-C", "-c", "--inserts", "-Z6"})
  void every_format_of_pg_dump_comes_out_whole(String option) throws Exception {
    Imported imported = restores(dumped(option));
    assertThat(String.join("\n", imported.remarks()))
        .contains("dumped from PostgreSQL", "not proven");
  }

  @Test
  void rows_are_counted_and_said() throws Exception {
    assertThat(restores(dumped("-Fc")).remarks())
        .contains("counted: the 350 rows that the dump has for 3 tables are in them");
    assertThat(restores(dumped("--load-via-partition-root")).remarks())
        .contains("counted: the 350 rows that the dump has for 2 tables are in them");
  }

  @Test
  void zstd_byte_order_mark_and_line_ends_of_windows() throws Exception {
    byte[] plain = Files.readAllBytes(dumped());
    restores(Files.write(folder.resolve("a.sql.zst"), Zstd.compress(plain)));
    restores(file("\uFEFF" + new String(plain, StandardCharsets.UTF_8)));
    Imported imported = imported(file(text().replace("\n", "\r\n")));
    assertThat(imported.fingerprint()).isEqualTo(Originals.fingerprint(subject.at(name)));
    imported.side().close();
  }

  @Test
  void another_encoding_is_read_as_what_it_says() throws Exception {
    server.execute(name, "UPDATE customer SET name = 'Jürgen Groß', note = 'ä''\\ö'");
    restores(dumped("--encoding=LATIN1"));
    restores(dumped("--encoding=WIN1252", "-Fc"));
    restores(dumped("--encoding=LATIN1", "--inserts"));
    Path wrong = file(text("--encoding=UTF8").replace("'UTF8'", "'EUC_JP'"));
    refused(Code.BACKUP_DAMAGED, wrong);
  }

  @Test
  void bytes_that_are_no_text_in_the_encoding_are_not_let_in() throws Exception {
    byte[] bytes = text().replace("\tn7\t", "\tn\u00e47\t").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refused(Code.STATEMENT_FAILED, Files.write(folder.resolve("a"), bytes)).what())
        .contains("invalid byte sequence", "line ");
  }

  @Test
  void what_is_cut_off_is_not_restored() throws Exception {
    String whole = text();
    int rows = whole.indexOf("\n7\tn7\t") + 1;
    int inStatement = whole.indexOf("FOREIGN KEY");
    int behindStatement = whole.indexOf(";\n", inStatement) + 2;
    for (int end : new int[] {rows, rows + 3, inStatement, behindStatement}) {
      Path cut = file(whole.substring(0, end));
      Problem problem =
          Refusals.refused(
              end == behindStatement ? Code.RESTORE_REFUSED : Code.BACKUP_DAMAGED,
              () -> imported(cut));
      assertThat(problem.toString()).contains(end == behindStatement ? "cut off" : "in the middle");
    }
    byte[] packed = gzip(whole.getBytes(StandardCharsets.UTF_8));
    Path half = Files.write(folder.resolve("a.gz"), Arrays.copyOf(packed, packed.length / 2));
    assertThat(refused(Code.BACKUP_DAMAGED, half).why()).contains("cut off");
    byte[] zstd = Zstd.compress(whole.getBytes(StandardCharsets.UTF_8));
    refused(
        Code.BACKUP_DAMAGED,
        Files.write(folder.resolve("a.zst"), Arrays.copyOf(zstd, zstd.length / 2)));
  }

  @Test
  void an_archive_that_is_cut_off_or_damaged_is_not_restored() throws Exception {
    byte[] whole = Files.readAllBytes(dumped("-Fc"));
    byte[] half = Arrays.copyOf(whole, whole.length - 400);
    assertThat(refused(Code.BACKUP_DAMAGED, Files.write(folder.resolve("a"), half)).why())
        .contains("pg_restore");
    byte[] flipped = whole.clone();
    flipped[whole.length - 500] ^= 0x10;
    refused(Code.BACKUP_DAMAGED, Files.write(folder.resolve("b"), flipped));
    Path directory = dumped("-Fd");
    try (var files = Files.newDirectoryStream(directory, "*.dat.gz")) {
      Files.delete(files.iterator().next());
    }
    assertThat(refused(Code.BACKUP_DAMAGED, directory).why()).contains("No such file");
    Files.delete(directory.resolve("toc.dat"));
    assertThat(refused(Code.NOT_SUPPORTED, directory).why()).contains("toc.dat");
  }

  @Test
  void everything_that_is_missing_is_said_at_once() throws Exception {
    String more =
        """
        ALTER TABLE customer OWNER TO nobody_here;
        GRANT SELECT ON customer TO "Nobody Else", PUBLIC WITH GRANT OPTION;
        CREATE EXTENSION IF NOT EXISTS no_such_extension WITH SCHEMA public;
        SET default_tablespace = no_space;
        CREATE POLICY p ON customer TO "po, licy" USING (true);
        """;
    String dump =
        text()
            .replace(
                "-- PostgreSQL database dump complete",
                more + "-- PostgreSQL database dump complete");
    Problem problem =
        refused(
            Code.RESTORE_REFUSED, file(dump.replace("database version 15", "database version 99")));
    assertThat(problem.why())
        .contains("the role nobody_here", "the role Nobody Else", "the role po, licy")
        .contains("extension no_such_extension", "tablespace no_space", "PostgreSQL 99")
        .doesNotContain("PUBLIC");
    assertThat(problem.remedy()).contains("CREATE ROLE \"Nobody Else\";");
  }

  @Test
  void rights_that_are_missing_are_said_before_anything_is_made() throws Exception {
    String role = "poor_" + name;
    server.execute("postgres", "CREATE ROLE " + role + " LOGIN", "CREATE ROLE rich_" + name);
    server.execute(name, "ALTER TABLE customer OWNER TO rich_" + name);
    Path dump = dumped("-Fc");
    var poor = PostgresSubject.makeEngine().database(server.url(role, name));
    Problem problem =
        Refusals.refused(Code.RESTORE_REFUSED, () -> poor.importAside(dump, Progress.NONE));
    assertThat(problem.remedy())
        .contains("ALTER ROLE \"" + role + "\" CREATEDB;")
        .contains("GRANT \"rich_" + name + "\" TO \"" + role + "\";");
  }

  @Test
  void an_error_ends_it_where_psql_would_go_on() throws Exception {
    String dump = text().replace("note text", "note no_such_type");
    Problem problem = refused(Code.STATEMENT_FAILED, file(dump));
    assertThat(problem.what()).contains("changed.sql, line ", "no_such_type");
    assertThat(problem.why()).contains("CREATE TABLE public.customer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\! touch /tmp/hello",
        "\\i other.sql",
        "\\copy customer from 'x'",
        "SELECT 'DROP TABLE customer' \\gexec",
        "COPY customer FROM PROGRAM 'id';",
        "COPY customer TO '/etc/passwd';",
        "CREATE ROLE intruder SUPERUSER;",
        "ALTER SYSTEM SET fsync = off;",
        "DROP TABLESPACE fast;",
        "\\connect one\n\\connect two"
      })
  void what_would_reach_beyond_the_new_database_does_not_run(String command) throws Exception {
    Problem problem = refused(Code.RESTORE_REFUSED, file(text() + command + "\n"));
    assertThat(problem.why()).contains("line ");
  }

  @Test
  void other_databases_are_not_touched_by_what_the_dump_says_of_them() throws Exception {
    String more = "DROP DATABASE " + name + ";\nALTER DATABASE " + name + " RENAME TO gone;\n";
    Imported imported = imported(file(more + text("-C")));
    imported.side().close();
    assertThat(server.psql(name, "SELECT count(*) FROM customer")).isEqualTo("50\n");
    assertThat(imported.remarks())
        .contains("passed over: what belongs to the database as such (4)")
        .contains("passed over: \\connect (1)");
  }

  @Test
  void settings_of_newer_servers_are_passed_over_and_said() throws Exception {
    Imported imported =
        restores(file(text().replace("SET lock_timeout = 0;", "SET brand_new_timeout = 0;")));
    assertThat(imported.remarks())
        .contains("passed over: SET BRAND_NEW_TIMEOUT, which this server does not take (1)");
  }

  @Test
  void rows_that_do_not_arrive_are_missed() throws Exception {
    String trigger =
        """
        CREATE FUNCTION skips() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN IF NEW.id = 7 THEN RETURN NULL; END IF; RETURN NEW; END $$;
        CREATE TRIGGER skips BEFORE INSERT ON public.customer FOR EACH ROW EXECUTE FUNCTION skips();
        COPY public.customer\
        """;
    Path dump =
        file(text().replace("COPY public.customer", trigger.replace("skips()", "public.skips()")));
    assertThat(refused(Code.STATEMENT_FAILED, dump).what()).contains("49 of the 50 rows");
    Path later = file(text() + "DELETE FROM sales.orders WHERE id = 7;\n");
    assertThat(refused(Code.VERIFICATION_FAILED, later).why())
        .contains("sales.orders_1: the dump has 99 rows, the table 98");
  }

  @Test
  void an_open_transaction_at_the_end_is_not_taken_for_an_end() throws Exception {
    assertThat(refused(Code.STATEMENT_FAILED, file(text() + "BEGIN;\n")).what())
        .contains("inside a transaction");
  }

  @Test
  void rows_without_tables_are_refused() throws Exception {
    assertThat(refused(Code.RESTORE_REFUSED, dumped("--data-only")).why()).contains("data only");
  }

  @Test
  void a_schema_alone_is_restored() throws Exception {
    Imported imported = imported(dumped("-n", "public", "--schema-only"));
    imported.side().close();
    assertThat(imported.fingerprint().rows().rows()).isZero();
  }

  @Test
  void a_script_of_somebody_else_is_restored_and_said_to_be_unproven() throws Exception {
    Imported imported =
        imported(
            file(
                "SET search_path = public;\n"
                    + "CREATE TABLE t (i int);\n"
                    + "COPY t FROM stdin;\n"
                    + "1\n"
                    + "2\n"
                    + "\\.\n"
                    + "COPY t FROM stdin WITH (FORMAT csv);\n"
                    + "\"3\"\n"
                    + "\\.\n"));
    assertThat(Script.ask(imported.side().database(), "SELECT sum(i) FROM t")).isEqualTo("6");
    imported.side().close();
    assertThat(String.join("\n", imported.remarks()))
        .contains("not proven: that the script is whole");
  }

  @Test
  void large_objects_in_a_dump_are_restored() throws Exception {
    server.psql(name, "SELECT lo_from_bytea(4711, '\\x00ff10');");
    for (String format : new String[] {"-Fp", "-Fc"}) {
      Imported imported = imported(dumped(format));
      assertThat(Script.ask(imported.side().database(), "SELECT lo_get(4711)"))
          .isEqualTo("\\x00ff10");
      imported.side().close();
      assertThat(imported.remarks()).contains("not proven: the content of 1 large objects");
    }
  }

  @Test
  void what_is_no_dump_is_called_by_its_name() throws Exception {
    assertThat(what("\u0000\u0001binary".getBytes(StandardCharsets.ISO_8859_1)))
        .contains("no text");
    assertThat(what(new byte[0])).contains("empty");
    assertThat(what("-- PostgreSQL\n".getBytes(StandardCharsets.UTF_16))).contains("UTF-16");
    assertThat(
            what("--\n-- PostgreSQL database cluster dump\n--\n".getBytes(StandardCharsets.UTF_8)))
        .contains("whole server");
    assertThat(what("BZh91AY".getBytes(StandardCharsets.ISO_8859_1))).contains("bzip2");
    assertThat(what("SQLite format 3\0".getBytes(StandardCharsets.ISO_8859_1))).contains("SQLite");
    Path packed = Files.write(folder.resolve("x.gz"), gzip(Files.readAllBytes(dumped("-Fc"))));
    assertThat(refused(Code.NOT_SUPPORTED, packed).remedy()).contains("gunzip");
  }

  private String what(byte[] bytes) throws IOException {
    return refused(Code.NOT_SUPPORTED, Files.write(folder.resolve("x"), bytes)).why();
  }

  @Test
  void restoring_twice_doubles_nothing() throws Exception {
    Path dump = dumped("-Fc");
    restores(dump);
    restores(dump);
  }
}
