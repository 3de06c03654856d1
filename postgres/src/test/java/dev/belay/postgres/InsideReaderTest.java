package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.engine.Contents;
import dev.belay.engine.CopyFormat;
import dev.belay.engine.Progress;
import dev.belay.engine.Scope;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.problem.Code;
import dev.belay.testkit.Refusals;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database whose content is replaced from within is afterwards what it was at the backup. */
@ExtendWith(PostgresServer.class)
class InsideReaderTest {
  private static final String SHOP =
      """
      CREATE SCHEMA ext;
      CREATE EXTENSION citext SCHEMA ext;
      CREATE TYPE mood AS ENUM ('a', 'b');
      CREATE TYPE place AS (street text, no integer);
      CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
      CREATE TABLE customer (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, mail ext.citext,
        mood mood, place place, age positive);
      CREATE TABLE orders (id serial PRIMARY KEY, customer integer REFERENCES customer);
      CREATE TABLE event (id integer, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
      CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
      INSERT INTO customer (mail, mood, place, age) VALUES ('A@b', 'a', ROW('x', 1), 5);
      INSERT INTO orders (customer) VALUES (1), (1);
      INSERT INTO event VALUES (1, '2026-05-05');
      CREATE VIEW seen AS SELECT * FROM orders;
      CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM orders;
      CREATE FUNCTION watched() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
      CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION watched();
      CREATE PUBLICATION told FOR TABLE orders;
      CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq);
      CREATE AGGREGATE product(numeric) (SFUNC = numeric_mul, STYPE = numeric, INITCOND = '1');
      CREATE STATISTICS related (dependencies) ON id, customer FROM orders;
      SELECT lo_from_bytea(4711, '\\x00ff');
      CREATE TABLE texts (body text);
      INSERT INTO texts VALUES ('a'), (repeat(E'long\\t', 1500000)), ('b');
      """;

  @TempDir Path folder;

  private TestServer server;
  private PostgresSubject subject;
  private String name;
  private Path archive;
  private Contents contents;

  @BeforeEach
  void prepare(TestServer given) throws IOException {
    server = given;
    subject = new PostgresSubject(server, folder);
    name = server.createDatabase();
    server.psql(name, SHOP);
    archive = folder.resolve("copy");
    copy(CopyFormat.ARCHIVE);
  }

  private void copy(CopyFormat format) throws IOException {
    try (var out = Files.newOutputStream(archive)) {
      contents =
          subject.at(name).copyTo(out, Scope.WHOLE, format, subject.scratch(), Progress.NONE);
    }
  }

  private void replace() throws IOException {
    try (var in = Files.newInputStream(archive)) {
      subject
          .at(name)
          .replaceInside(
              in,
              contents.format(),
              contents.fingerprint(),
              contents.schema(),
              subject.scratch(),
              Progress.NONE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everything_is_as_it_was(CopyFormat format) throws Exception {
    String before = DumpText.of(server, name);
    copy(format);
    server.psql(
        name,
        "DELETE FROM orders; ALTER TABLE customer DROP COLUMN mail; CREATE TABLE later (i int);"
            + " SELECT lo_unlink(4711); CREATE SCHEMA more; CREATE TABLE more.t (i int)");
    replace();
    assertThat(DumpText.of(server, name)).isEqualTo(before);
    assertThat(server.psql(name, "SELECT lo_get(4711)")).isEqualTo("\\x00ff\n");
  }

  @Test
  void what_is_cut_off_leaves_everything_as_it_is() throws Exception {
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(whole, whole.length - 8192));
    server.psql(name, "DELETE FROM orders");
    Fingerprint before = subject.at(name).fingerprint(Progress.NONE);
    assertThatThrownBy(this::replace).isInstanceOf(IOException.class);
    assertThat(subject.at(name).fingerprint(Progress.NONE)).isEqualTo(before);
  }

  @Test
  void what_is_not_as_promised_is_not_committed() throws Exception {
    server.psql(name, "DELETE FROM orders");
    Fingerprint before = subject.at(name).fingerprint(Progress.NONE);
    contents =
        new Contents(
            contents.format(),
            Fingerprint.empty(),
            contents.schema(),
            contents.description(),
            contents.size());
    Refusals.refused(Code.BACKUP_DAMAGED, this::replace);
    assertThat(subject.at(name).fingerprint(Progress.NONE)).isEqualTo(before);
  }
}
