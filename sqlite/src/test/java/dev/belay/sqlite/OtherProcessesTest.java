package dev.belay.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.fingerprint.Carry;
import dev.belay.testkit.MemoryCopy;
import dev.belay.testkit.OtherProcess;
import dev.belay.testkit.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other processes do, have left behind, or must be kept from. */
final class OtherProcessesTest {
  private static final String MANY =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
          + " INSERT INTO t SELECT i, hex(randomblob(50)) FROM n";

  @TempDir Path folder;

  private SqliteSubject subject;

  @BeforeEach
  void openTheShop() {
    subject = new SqliteSubject(folder, "DELETE");
  }

  private static OtherProcess run(Path file, String... statements) {
    Stream<String> all =
        Stream.concat(Stream.of("run", file.toString()), Arrays.stream(statements));
    return OtherProcess.start(OtherProgram.class, all.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void looking_at_the_database_does_not_let_others_write_during_a_transaction(String mode)
      throws IOException {
    subject = new SqliteSubject(folder, mode);
    Database database = subject.create();
    Path file = SqliteSubject.file(database);
    Script.run(database, "CREATE TABLE t (a, b)");
    try (Session session = database.open()) {
      session.begin(false);
      Script.of(database, "INSERT INTO t VALUES (1, 'here')").in(session);
      database.describe();
      subject.again(database).openReadOnly().close();
      subject.again(database).open().close();
      MemoryCopy copy = MemoryCopy.of(database, subject.scratch());
      assertThat(copy.contents().fingerprint().rows().rows()).isZero();

      assertThatThrownBy(() -> run(file, "PRAGMA busy_timeout = 100", "BEGIN IMMEDIATE"))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("SQLITE_BUSY");
      session.commit();
    }
    assertThat(Script.ask(database, "SELECT count(*) FROM t")).isEqualTo("1");
  }

  @Test
  void a_half_written_transaction_of_a_dead_process_is_rolled_back_before_anybody_reads() {
    Database database = subject.create();
    Path file = SqliteSubject.file(database);
    SqliteSubject.run(file, "CREATE TABLE t (a, b)", MANY);
    var before = fingerprint(database);
    try (OtherProcess other =
        run(file, "PRAGMA cache_size = 2", "BEGIN", "UPDATE t SET b = 'half'")) {
      other.kill();
    }
    assertThat(folder.resolve(file.getFileName() + "-journal")).isNotEmptyFile();

    assertThat(fingerprint(database)).isEqualTo(before);
    assertThat(Script.ask(database, "SELECT count(*) FROM t WHERE b = 'half'")).isEqualTo("0");
  }

  @Test
  void what_a_dead_process_left_in_the_wal_is_read_and_neither_moved_nor_deleted()
      throws IOException {
    subject = new SqliteSubject(folder, "WAL");
    Database database = subject.create();
    Path file = SqliteSubject.file(database);
    try (OtherProcess other = run(file, "CREATE TABLE t (a, b)", MANY)) {
      other.kill();
    }
    Path wal = folder.resolve(file.getFileName() + "-wal");
    byte[] frames = Files.readAllBytes(wal);
    byte[] main = Files.readAllBytes(file);

    assertThat(Script.ask(database, "SELECT count(*) FROM t")).isEqualTo("5000");
    assertThat(database.describe().properties())
        .containsEntry("wal_bytes", Integer.toString(frames.length));
    assertThat(fingerprint(database).rows().rows()).isEqualTo(5000);
    MemoryCopy copy = MemoryCopy.of(database, subject.scratch());
    assertThat(copy.contents().fingerprint().rows().rows()).isEqualTo(5000);

    assertThat(Files.readAllBytes(wal)).isEqualTo(frames);
    assertThat(Files.readAllBytes(file)).isEqualTo(main);
  }

  @Test
  void the_wal_of_a_running_application_is_not_checkpointed() throws IOException {
    subject = new SqliteSubject(folder, "WAL");
    Database database = subject.create();
    Path file = SqliteSubject.file(database);
    try (OtherProcess other =
        run(file, "PRAGMA wal_autocheckpoint = 0", "CREATE TABLE t (a, b)", MANY)) {
      Path wal = folder.resolve(file.getFileName() + "-wal");
      byte[] frames = Files.readAllBytes(wal);
      long main = Files.size(file);

      database.describe();
      fingerprint(database);
      MemoryCopy.of(database, subject.scratch());
      database.open().close();

      assertThat(other.id()).isPositive();
      assertThat(Files.readAllBytes(wal)).isEqualTo(frames);
      assertThat(Files.size(file)).isEqualTo(main);
    }
  }

  @Test
  void reading_a_database_in_wal_mode_leaves_no_files_behind() throws IOException {
    subject = new SqliteSubject(folder, "WAL");
    Database database = subject.create();
    Path file = SqliteSubject.file(database);
    SqliteSubject.run(file, "CREATE TABLE t (a, b)", MANY);
    List<Path> before = files();
    byte[] main = Files.readAllBytes(file);

    database.describe();
    fingerprint(database);
    MemoryCopy.of(database, folder);

    assertThat(files()).isEqualTo(before).containsExactly(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(main);
  }

  @Test
  void a_reader_that_ends_leaves_the_files_of_an_application_that_came_meanwhile() {
    subject = new SqliteSubject(folder, "WAL");
    Database database = subject.create();
    Path file = SqliteSubject.file(database);
    SqliteSubject.run(file, "CREATE TABLE t (a, b)");
    Session reader = database.openReadOnly();
    try (OtherProcess other = run(file, "SELECT count(*) FROM t")) {
      reader.close();
      assertThat(other.id()).isPositive();
      assertThat(folder.resolve(file.getFileName() + "-shm")).exists();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static dev.belay.fingerprint.Fingerprint fingerprint(Database database) {
    try (Session session = database.openReadOnly()) {
      return session.fingerprint(Carry.NOTHING, Progress.NONE);
    }
  }
}
