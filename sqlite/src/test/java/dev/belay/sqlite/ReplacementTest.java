package dev.belay.sqlite;

import static dev.belay.testkit.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.engine.Database;
import dev.belay.engine.Progress;
import dev.belay.engine.RunLock;
import dev.belay.engine.Session;
import dev.belay.engine.SideCopy;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.testkit.MemoryCopy;
import dev.belay.testkit.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplacementTest {
  private static final String MANY =
      "INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
          + " WHERE i < 2000) SELECT i, 'new' FROM n";

  @TempDir Path folder;

  private SqliteSubject subject;

  @BeforeEach
  void openTheShop() {
    subject = new SqliteSubject(folder, "DELETE");
  }

  private Database made(String... statements) {
    Database database = subject.missing();
    SqliteSubject.run(SqliteSubject.file(database), statements);
    return database;
  }

  private void replace(Database live, Database source) throws IOException {
    Path scratch = subject.scratch();
    try (SideCopy side = MemoryCopy.of(source, scratch).restore(live, scratch)) {
      live.replaceContent(side, Progress.NONE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "512, 65536, DELETE", "65536, 512, DELETE", "4096, 1024, DELETE", "4096, 4096, DELETE",
    "512, 65536, WAL", "65536, 512, WAL", "4096, 1024, WAL", "4096, 4096, WAL",
  })
  void pages_of_any_size_replace_pages_of_any_size(int live, int source, String mode)
      throws IOException {
    Database database =
        made(
            "PRAGMA page_size = " + live,
            "PRAGMA journal_mode = " + mode,
            "CREATE TABLE t (a, b)",
            "INSERT INTO t VALUES (1, 'old')");
    Database other = made("PRAGMA page_size = " + source, "CREATE TABLE t (a, b)", MANY);
    try (Session application = database.open()) {
      assertThat(application.query("SELECT max(b) FROM t", 1)).containsExactly(List.of("old"));

      replace(database, other);

      assertThat(application.query("SELECT count(*), max(b) FROM t", 1))
          .containsExactly(List.of("2000", "new"));
      assertThat(application.violations()).isEmpty();
    }
    assertThat(database.describe().properties())
        .containsEntry("journal_mode", mode.toLowerCase(java.util.Locale.ROOT));
  }

  @ParameterizedTest
  @CsvSource({"DELETE, WAL", "WAL, DELETE", "WAL, WAL"})
  void the_journal_mode_of_the_live_database_stays(String live, String source) throws IOException {
    Database database = made("PRAGMA journal_mode = " + live, "CREATE TABLE t (a, b)");
    Database other = made("PRAGMA journal_mode = " + source, "CREATE TABLE t (a, b)", MANY);

    replace(database, other);

    assertThat(database.describe().properties())
        .containsEntry("journal_mode", live.toLowerCase(java.util.Locale.ROOT));
    assertThat(Script.ask(database, "SELECT count(*) FROM t")).isEqualTo("2000");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void numbers_in_the_header_come_from_the_backup(boolean liveExists) throws IOException {
    Database other =
        made(
            "PRAGMA auto_vacuum = FULL",
            "PRAGMA user_version = 42",
            "PRAGMA application_id = 77",
            "PRAGMA encoding = 'UTF-16le'",
            "CREATE TABLE t (a)");
    Database database = liveExists ? made("CREATE TABLE u (a)") : subject.missing();

    replace(database, other);

    assertThat(database.describe().properties())
        .containsEntry("user_version", "42")
        .containsEntry("application_id", "77")
        .containsEntry("auto_vacuum", "1")
        .containsEntry("encoding", "UTF-16le");
  }

  @Test
  void a_wal_whose_database_is_gone_is_moved_aside_with_its_companions() throws IOException {
    Database database = subject.missing();
    Path file = SqliteSubject.file(database);
    for (String suffix : List.of("-wal", "-shm", "-journal")) {
      Files.writeString(file.resolveSibling(file.getFileName() + suffix), "newest" + suffix);
    }
    Path scratch = subject.scratch();
    try (SideCopy side =
        MemoryCopy.of(made("CREATE TABLE t (a, b)", MANY), scratch).restore(database, scratch)) {
      Path aside = Path.of(database.replaceContent(side, Progress.NONE).orElseThrow());

      assertThat(aside).hasContent("newest-wal");
      for (String suffix : List.of("-wal", "-shm", "-journal")) {
        assertThat(aside.resolveSibling(file.getFileName() + suffix)).hasContent("newest" + suffix);
        assertThat(file.resolveSibling(file.getFileName() + suffix)).doesNotExist();
      }
    }
    assertThat(Script.ask(database, "SELECT count(*) FROM t")).isEqualTo("2000");
  }

  @Test
  void an_unreadable_database_is_moved_aside_together_with_its_wal() throws IOException {
    Database database = made("CREATE TABLE t (a)");
    subject.ruin(database);
    Path file = SqliteSubject.file(database);
    Files.writeString(file.resolveSibling(file.getFileName() + "-wal"), "newest");
    byte[] ruined = Files.readAllBytes(file);
    Path scratch = subject.scratch();
    try (SideCopy side =
        MemoryCopy.of(made("CREATE TABLE t (a, b)", MANY), scratch).restore(database, scratch)) {
      Path aside = Path.of(database.replaceContent(side, Progress.NONE).orElseThrow());

      assertThat(aside).hasBinaryContent(ruined);
      assertThat(aside.resolveSibling(file.getFileName() + "-wal")).hasContent("newest");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void what_was_moved_aside_comes_back_however_much_of_it_had_been_moved(int moved)
      throws IOException {
    Database database = made("CREATE TABLE t (a)");
    subject.ruin(database);
    Path file = SqliteSubject.file(database);
    Path wal = Files.writeString(file.resolveSibling(file.getFileName() + "-wal"), "newest");
    Path journal = Files.writeString(file.resolveSibling(file.getFileName() + "-journal"), "old");
    byte[] ruined = Files.readAllBytes(file);
    Path aside = Files.createDirectory(folder.resolve("aside"));
    for (Path each : List.of(file, wal, journal).subList(0, moved)) {
      Files.move(each, aside.resolve(each.getFileName()));
    }

    database.bringBack(aside.resolve(file.getFileName()).toString());
    database.bringBack(aside.resolve(file.getFileName()).toString());

    assertThat(file).hasBinaryContent(ruined);
    assertThat(wal).hasContent("newest");
    assertThat(journal).hasContent("old");
    assertThat(aside).doesNotExist();
  }

  @Test
  void what_was_moved_aside_never_overwrites_what_has_come_since() throws IOException {
    Database database = made("CREATE TABLE t (a)");
    Path file = SqliteSubject.file(database);
    Path aside = Files.createDirectory(folder.resolve("aside")).resolve(file.getFileName());
    Files.writeString(aside, "ruined");

    assertThatThrownBy(() -> database.bringBack(aside.toString()))
        .isInstanceOfSatisfying(
            BelayException.class,
            thrown -> assertThat(thrown.problem().code()).isEqualTo(Code.UNDO_FAILED));

    assertThat(aside).hasContent("ruined");
    assertThat(Script.ask(database, "SELECT count(*) FROM t")).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_link_stays_a_link_and_what_it_leads_to_is_replaced(boolean exists) throws IOException {
    Path volume = Files.createDirectory(folder.resolve("volume"));
    Path real = volume.resolve("real.db");
    if (exists) {
      SqliteSubject.run(real, "CREATE TABLE t (a, b)");
    }
    Path link = Files.createSymbolicLink(folder.resolve("link.db"), Path.of("volume", "real.db"));

    replace(subject.at(link), made("CREATE TABLE t (a, b)", MANY));

    assertThat(link).isSymbolicLink();
    assertThat(Script.ask(subject.at(real), "SELECT count(*) FROM t")).isEqualTo("2000");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void two_names_of_one_file_have_one_lock(boolean exists) throws IOException {
    Path volume = Files.createDirectory(folder.resolve("volume"));
    Path real = volume.resolve("real.db");
    if (exists) {
      SqliteSubject.run(real, "CREATE TABLE t (a)");
    }
    Path link = Files.createSymbolicLink(folder.resolve("link.db"), real);
    Path linkedFolder = Files.createSymbolicLink(folder.resolve("data"), volume);
    var holder =
        new RunLock.Holder(
            "r", "migrate", "ana", "shop-1", 1, Instant.parse("2026-02-03T04:05:06Z"));
    try (RunLock lock = subject.at(link).lock(holder)) {
      assertThat(subject.at(real).lockHolder()).contains(lock.holder());
      refused(Code.RUN_LOCKED, () -> subject.at(real).lock(holder));
      refused(Code.RUN_LOCKED, () -> subject.at(linkedFolder.resolve("real.db")).lock(holder));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"what?.db", "100%.db", "a#b.db", "größe.db", "two words.db", "a%20b.db"})
  void a_file_may_have_any_name(String name) throws IOException {
    Path file = folder.resolve(name);
    Database database = subject.at(file);

    replace(database, made("CREATE TABLE t (a, b)", MANY));
    replace(database, made("CREATE TABLE t (a, b)", MANY));

    assertThat(file).exists();
    assertThat(Script.ask(database, "SELECT count(*) FROM t")).isEqualTo("2000");
  }
}
