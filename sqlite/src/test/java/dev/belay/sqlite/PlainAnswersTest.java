package dev.belay.sqlite;

import static dev.belay.testkit.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.testkit.OtherProcess;
import dev.belay.testkit.Script;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator is told when a database can't be used. */
final class PlainAnswersTest {
  @TempDir Path folder;

  private SqliteSubject subject;

  @BeforeEach
  void openTheShop() {
    subject = new SqliteSubject(folder, "DELETE");
  }

  @Test
  void a_missing_file_is_named_and_not_created() throws IOException {
    Path file = folder.resolve("gone.db");

    Problem problem = refused(Code.DATABASE_MISSING, subject.at(file)::open);

    assertThat(problem.what()).contains(file.toString());
    assertThat(problem.remedy()).contains("belay migrate");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void a_missing_folder_is_named() {
    Database database = subject.at(folder.resolve("nowhere").resolve("shop.db"));

    Problem problem = refused(Code.FOLDER_MISSING, database::openReadOnly);

    assertThat(problem.what()).contains(folder.resolve("nowhere").toString());
    refused(Code.FOLDER_MISSING, database::describe);
    assertThat(database.exists()).isFalse();
  }

  @Test
  void a_folder_is_no_database() {
    Problem problem = refused(Code.NOT_A_DATABASE, subject.at(folder)::open);

    assertThat(problem.what()).contains("is a folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "id,name\n1,ana\n", "SQLite format 2"})
  void a_text_file_is_no_database_however_short(String text) throws IOException {
    Path file = folder.resolve("notes.db");
    Files.writeString(file, text);

    refused(Code.NOT_A_DATABASE, subject.at(file)::open);
    refused(Code.NOT_A_DATABASE, subject.at(file)::openReadOnly);

    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void an_empty_file_is_an_empty_database() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.db"));
    Database database = subject.at(file);

    assertThat(database.describe().empty()).isTrue();
    assertThat(Files.size(file)).isZero();
    Script.run(database, "CREATE TABLE t (a)");
    assertThat(database.describe().empty()).isFalse();
  }

  @Test
  void a_damaged_page_is_found_by_the_check_and_by_whoever_reads_it() throws IOException {
    Database database = subject.create();
    Script.run(database, "CREATE TABLE t (a)");
    SqliteSubject.run(
        SqliteSubject.file(database),
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 999)"
            + " INSERT INTO t SELECT hex(zeroblob(50)) FROM n");
    overwrite(SqliteSubject.file(database), 4096, 3 * 4096);

    try (Session session = database.openReadOnly()) {
      assertThat(session.violations())
          .isNotEmpty()
          .allSatisfy(violation -> assertThat(violation.kind()).isEqualTo("damaged"));
      refused(Code.DATABASE_CORRUPT, () -> session.fingerprint(FingerprintOfValuesTest.T));
    }
    var out = OutputStream.nullOutputStream();
    Path scratch = subject.scratch();
    Problem problem =
        refused(Code.DATABASE_CORRUPT, () -> database.copyTo(out, scratch, Progress.NONE));
    assertThat(problem.what()).contains(SqliteSubject.file(database).toString());
    assertThat(problem.remedy()).contains("belay restore latest");
  }

  private static void overwrite(Path file, int from, int length) throws IOException {
    byte[] garbage = new byte[length];
    Arrays.fill(garbage, (byte) 0x5a);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(garbage), from);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void a_database_that_another_process_writes_to_is_busy_and_the_process_named(String mode) {
    subject = new SqliteSubject(folder, mode, Duration.ofMillis(300));
    Database database = subject.create();
    Script.run(database, "CREATE TABLE t (a)");
    String file = SqliteSubject.file(database).toString();
    try (OtherProcess other =
            OtherProcess.start(
                OtherProgram.class, "run", file, "BEGIN IMMEDIATE", "DELETE FROM t");
        Session session = database.open()) {
      long begun = System.nanoTime();
      Problem problem = refused(Code.DATABASE_BUSY, () -> session.begin(false));

      assertThat(System.nanoTime() - begun).isGreaterThan(250_000_000);
      assertThat(problem.what()).contains(file);
      assertThat(problem.why() + problem.remedy()).contains(Long.toString(other.id()));
    }
  }

  @Test
  void a_database_that_is_locked_as_a_whole_can_not_even_be_read() {
    subject = new SqliteSubject(folder, "DELETE", Duration.ofMillis(300));
    Database database = subject.create();
    String file = SqliteSubject.file(database).toString();
    try (OtherProcess other =
        OtherProcess.start(OtherProgram.class, "run", file, "BEGIN EXCLUSIVE")) {
      Problem problem = refused(Code.DATABASE_BUSY, database::describe);

      assertThat(problem.why() + problem.remedy()).contains(Long.toString(other.id()));
      refused(Code.DATABASE_BUSY, database::open);
    }
    assertThat(database.describe().empty()).isTrue();
  }

  @Test
  void a_file_without_permission_is_said_to_be_so() throws IOException {
    Database database = subject.create();
    Path file = SqliteSubject.file(database);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(file), "this user may read everything");

    refused(Code.PERMISSION_DENIED, database::describe);
  }

  @Test
  void a_file_that_may_only_be_read_is_read_and_not_written() throws IOException {
    Database database = subject.create();
    Path file = SqliteSubject.file(database);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    Assumptions.assumeFalse(Files.isWritable(file), "this user may write everything");

    assertThat(database.describe().empty()).isTrue();
    try (Session session = database.open()) {
      refused(Code.DATABASE_READ_ONLY, () -> session.begin(false));
    }
  }

  @Test
  void a_column_that_exists_and_a_table_that_does_not_are_said_in_plain_words() {
    Database database = subject.create();
    Script.run(database, "CREATE TABLE t (a)");
    try (Session session = database.open()) {
      Problem twice =
          refused(
              Code.STATEMENT_FAILED,
              () -> Script.of(database, "ALTER TABLE t ADD COLUMN a").in(session));
      Problem nowhere =
          refused(Code.STATEMENT_FAILED, () -> Script.of(database, "DELETE FROM shop").in(session));

      assertThat(twice.what()).isEqualTo("duplicate column name: a");
      assertThat(twice.why()).isEqualTo("the column exists already");
      assertThat(nowhere.what()).isEqualTo("no such table: shop");
      assertThat(nowhere.why()).startsWith("the table does not exist");
    }
  }
}
