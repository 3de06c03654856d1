package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.RowCount;
import dev.belay.database.TableName;
import dev.belay.engine.Contents;
import dev.belay.engine.CopyFormat;
import dev.belay.engine.Progress;
import dev.belay.engine.Scope;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.postgres.Originals.Original;
import dev.belay.problem.Code;
import dev.belay.testkit.Refusals;
import dev.belay.testkit.postgres.TestServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of a copy is what is in that very copy; all kinds of objects: ArchiveTest. */
@ExtendWith(dev.belay.testkit.postgres.PostgresServer.class)
class CopyFormatsTest {
  @TempDir Path folder;

  private TestServer server;
  private PostgresSubject subject;
  private Originals originals;

  @BeforeEach
  void prepare(TestServer given) {
    server = given;
    subject = new PostgresSubject(server, folder);
    originals = new Originals(server, subject);
  }

  @ParameterizedTest
  @EnumSource
  void it_is_of_one_moment_while_others_write(CopyFormat format) throws Exception {
    Original original =
        originals.of(
            "CREATE TABLE t (id serial, a text); INSERT INTO t (a) SELECT repeat(md5(n::text), 9)"
                + " FROM generate_series(1, 5000) n");
    var bytes = new ByteArrayOutputStream();
    OutputStream meddling =
        new OutputStream() {
          @Override
          public void write(int single) {
            throw new UnsupportedOperationException("bytes come in blocks");
          }

          @Override
          public void write(byte[] more, int from, int length) {
            server.execute(original.name(), "INSERT INTO t (a) VALUES ('later')");
            bytes.write(more, from, length);
          }
        };
    Contents contents =
        original.database().copyTo(meddling, Scope.WHOLE, format, subject.scratch(), Progress.NONE);

    assertThat(contents.fingerprint().find(TableName.of("t")).orElseThrow().rows())
        .isEqualTo(new RowCount(5000));
    try (var in = new ByteArrayInputStream(bytes.toByteArray());
        var side =
            original
                .database()
                .restoreAside(in, contents.format(), subject.scratch(), Progress.NONE)) {
      assertThat(Originals.fingerprint(side.database())).isEqualTo(contents.fingerprint());
    }
  }

  @ParameterizedTest
  @EnumSource
  void settings_of_the_database_change_nothing_of_what_is_said(CopyFormat format) throws Exception {
    Original original =
        originals.of(
            "CREATE TABLE t (a timestamptz, b bytea, c interval, d float8, e date);"
                + " INSERT INTO t VALUES (now(), '\\x00ff27', '1 day 2 hours', 0.1, now())");
    for (String setting :
        List.of(
            "TimeZone = 'Asia/Tokyo'",
            "bytea_output = 'escape'",
            "IntervalStyle = 'iso_8601'",
            "extra_float_digits = -5",
            "DateStyle = 'German'")) {
      server.execute("postgres", "ALTER DATABASE " + original.name() + " SET " + setting);
    }
    originals.restored(original, original.database(), format).close();
  }

  @Test
  void every_table_and_sequence_is_read_out_of_the_dump_itself() throws Exception {
    Original original =
        originals.of(
            """
            CREATE SCHEMA "o""dd";
            CREATE TABLE "o""dd"."T, (x)" ("b c" text, "A" integer, g integer GENERATED ALWAYS AS (1) STORED);
            INSERT INTO "o""dd"."T, (x)" VALUES (E'a\\tb\\nc\\\\', 1), (NULL, 2), ('\\.', NULL), ('', 3);
            CREATE TABLE long (a text);
            INSERT INTO long VALUES (repeat('x', 300000)), ('short'), (repeat('y', 70000));
            CREATE TABLE none ();
            INSERT INTO none DEFAULT VALUES;
            CREATE TABLE parent (z integer, a text) PARTITION BY LIST (z);
            CREATE TABLE child (a text, z integer);
            ALTER TABLE parent ATTACH PARTITION child FOR VALUES IN (1, 2);
            INSERT INTO parent VALUES (1, 'one'), (2, 'two');
            CREATE SEQUENCE "o""dd"."it's";
            SELECT nextval('"o""dd"."it''s"') FROM generate_series(1, 3);
            CREATE SEQUENCE unused;
            """);
    ScriptContent content = read(original.name());

    Fingerprint whole = Originals.fingerprint(original.database());
    assertThat(content.fingerprint()).isEqualTo(whole);
    assertThat(content.seen())
        .contains(
            new TableName("o\"dd", "T, (x)"),
            TableName.of("child"),
            TableName.of("unused"),
            new TableName("o\"dd", "it's"));
  }

  private ScriptContent read(String name) throws IOException, SQLException {
    List<StoredTable> tables;
    try (var connection = server.connect(name)) {
      tables = StoredTables.all(connection);
    }
    var content = new ScriptContent(tables);
    byte[] script = DumpText.of(server, name).getBytes(StandardCharsets.UTF_8);
    content.read(new ByteArrayInputStream(script));
    return content;
  }

  @ParameterizedTest
  @EnumSource(names = {"PLAIN", "CUSTOM"})
  void a_part_is_refused(CopyFormat format) {
    Original original = originals.of("CREATE TABLE t (a integer)");
    var part = new Scope(true, List.of(), List.of());

    Refusals.refused(
        Code.USAGE,
        () ->
            original
                .database()
                .copyTo(
                    OutputStream.nullOutputStream(),
                    part,
                    format,
                    subject.scratch(),
                    Progress.NONE));
  }

  @ParameterizedTest
  @EnumSource(names = {"PLAIN", "CUSTOM"})
  void a_dump_that_fails_leaves_nothing_and_says_why(CopyFormat format) throws Exception {
    Original original = originals.of("CREATE TABLE t (a integer); CREATE TABLE secret (a integer)");
    server.execute("postgres", "CREATE ROLE reader_" + original.name() + " LOGIN");
    server.execute(original.name(), "GRANT SELECT ON t TO reader_" + original.name());
    Path scratch = subject.scratch();
    var url = server.url("reader_" + original.name(), original.name());

    assertThat(
            Refusals.refused(
                Code.PERMISSION_DENIED,
                () ->
                    PostgresSubject.makeEngine()
                        .database(url)
                        .copyTo(
                            OutputStream.nullOutputStream(),
                            Scope.WHOLE,
                            format,
                            scratch,
                            Progress.NONE)))
        .asString()
        .contains("permission denied for table secret");
    assertThat(scratch).isEmptyDirectory();
  }
}
