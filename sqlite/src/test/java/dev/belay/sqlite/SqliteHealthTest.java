package dev.belay.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.engine.Diagnosis;
import dev.belay.engine.Diagnosis.Verdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteHealthTest {
  /** Of the version of the library in the header: https://www.sqlite.org/fileformat.html. */
  private static final int LAST_WRITER = 96;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void prepare() {
    file = folder.resolve("shop.db");
  }

  private Connection application(String... statements) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return connection;
  }

  private SqliteHealth health() {
    return new SqliteHealth(SqliteFile.own(file));
  }

  private Diagnosis of(String subject) {
    List<Diagnosis> found =
        health().examine().stream().filter(each -> each.subject().equals(subject)).toList();
    assertThat(found).as(subject).hasSize(1);
    return found.getFirst();
  }

  @Test
  void the_largest_tables_are_named_without_our_own() throws Exception {
    application(
            "CREATE TABLE belay_history (x)",
            "CREATE TABLE small (x)",
            "CREATE TABLE large (x)",
            "INSERT INTO large VALUES (zeroblob(100000))")
        .close();
    assertThat(of("largest tables").finding()).isEqualTo("large 102 kB, small 4.1 kB");
  }

  @Test
  void a_log_in_use_is_told_from_one_that_a_dead_process_has_left() throws Exception {
    Path copy = folder.resolve("copy");
    Files.createDirectory(copy);
    try (Connection open =
        application(
            "PRAGMA journal_mode = WAL", "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)")) {
      assertThat(open.isClosed()).isFalse();
      assertThat(of("open log").verdict()).isEqualTo(Verdict.GOOD);
      assertThat(of("open log").finding()).contains("shop.db-wal", "in use");
      // what a process that is killed now would leave
      for (String name : List.of("shop.db", "shop.db-wal")) {
        Files.copy(folder.resolve(name), copy.resolve(name));
      }
    }
    assertThat(of("open log").finding()).isEqualTo("none beside the database");
    file = copy.resolve("shop.db");
    Diagnosis left = of("open log");
    assertThat(left.verdict()).isEqualTo(Verdict.WARNING);
    assertThat(left.finding()).contains("a process has died");
    assertThat(left.remedy()).contains("never delete shop.db-wal");
    assertThat(Files.size(copy.resolve("shop.db-wal"))).isPositive();
  }

  @Test
  void a_log_that_has_grown_large_while_it_is_used_is_a_warning() throws Exception {
    try (Connection open = application("PRAGMA journal_mode = WAL", "CREATE TABLE t (x)")) {
      assertThat(open.isClosed()).isFalse();
      write(folder.resolve("shop.db-wal"), 65_000_000, new byte[] {0});
      assertThat(of("open log").verdict()).isEqualTo(Verdict.WARNING);
      assertThat(of("open log").remedy()).contains("wal_checkpoint");
    }
  }

  private static void write(Path path, long position, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), position);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3051002, false",
    "3051003, true",
    "3054001, true",
    "3050006, false",
    "3050007, true",
    "3044005, false",
    "3044006, true",
    "3045000, false",
    "3007000, false"
  })
  void sound_libraries_have_the_correction_or_brought_it_back(int number, boolean sound) {
    assertThat(new LibraryVersion(number).isSound()).isEqualTo(sound);
  }

  @Test
  void an_old_library_is_a_warning_where_it_can_do_harm() throws Exception {
    application("CREATE TABLE t (x)").close();
    assertThat(of("library").verdict()).isEqualTo(Verdict.GOOD);
    application("PRAGMA journal_mode = WAL", "INSERT INTO t VALUES (1)").close();
    Diagnosis ours = of("library");
    assertThat(ours.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(ours.finding()).contains("3.54.1", "may have been Belay's own");
    write(file, LAST_WRITER, ByteBuffer.allocate(4).putInt(3_045_001).array());
    Diagnosis old = of("library");
    assertThat(old.verdict()).isEqualTo(Verdict.WARNING);
    assertThat(old.finding()).contains("last written by SQLite 3.45.1");
  }

  @Test
  void a_file_that_everybody_can_write_is_bad() throws Exception {
    application("CREATE TABLE t (x)").close();
    assertThat(health().examine()).extracting(Diagnosis::subject).doesNotContain("file modes");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(of("file modes").verdict()).isEqualTo(Verdict.BAD);
    assertThat(of("file modes").remedy()).isEqualTo("chmod o-w " + file);
  }

  @Test
  void it_is_known_where_it_lies_and_who_can_destroy_it() throws Exception {
    application("CREATE TABLE t (x)").close();
    assertThat(health().folder()).contains(folder);
    assertThat(health().destroyer()).contains("this user can write to " + file);
  }
}
