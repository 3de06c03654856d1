package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.engine.Contents;
import dev.belay.engine.Progress;
import dev.belay.engine.SideCopy;
import dev.belay.problem.BelayException;
import dev.belay.testkit.postgres.TestServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is built on the rows of a table does not wait for those of others. */
@Timeout(60)
@ExtendWith(dev.belay.testkit.postgres.PostgresServer.class)
class EarlyIndexesTest {
  private static final String TABLES =
      """
      CREATE TABLE big (id integer PRIMARY KEY, name text NOT NULL);
      CREATE TABLE small (id integer PRIMARY KEY, big integer REFERENCES big);
      INSERT INTO big SELECT n, 'n' || n / 2 FROM generate_series(1, 5000) n;
      INSERT INTO small VALUES (1, 1), (2, 5000);
      CREATE INDEX by_name ON big (name);
      """;

  @TempDir Path folder;

  private TestServer server;
  private PostgresSubject subject;
  private Originals.Original original;
  private Contents contents;
  private byte[] archive = new byte[0];

  @BeforeEach
  void prepare(TestServer testServer) throws IOException {
    server = testServer;
    subject = new PostgresSubject(server, folder);
    original = new Originals(server, subject).of(TABLES);
    var out = new ByteArrayOutputStream();
    contents = original.database().copyTo(out, subject.scratch(), Progress.NONE);
    archive = TarFiles.of(out.toByteArray()).sortedBy(EarlyIndexesTest::place).archive();
  }

  /** Whichever of the tables was read first. */
  private static int place(TarFiles.File file) {
    return switch (file.name().replaceFirst("/[^/]*$", "")) {
      case "data/000000" -> 1;
      case "data/000001" -> 2;
      default -> file.name().equals(Archive.SEQUENCES) ? 3 : 0;
    };
  }

  private SideCopy restored(InputStream copy) throws IOException {
    return original
        .database()
        .restoreAside(copy, contents.format(), subject.scratch(), Progress.NONE);
  }

  /** Where the first file of the second table begins. */
  private int secondTable() throws IOException {
    List<TarFiles.File> files = TarFiles.of(archive).files();
    int first = 0;
    while (!files.get(first).name().startsWith("data/000001/")) {
      first++;
    }
    return new TarFiles(files.subList(0, first)).archive().length - 1024;
  }

  private static final class Gate extends InputStream {
    private final Runnable wait;
    private boolean passed;

    Gate(Runnable wait) {
      this.wait = wait;
    }

    @Override
    public int read() {
      if (!passed) {
        wait.run();
        passed = true;
      }
      return -1;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      return read();
    }
  }

  @Test
  void the_indexes_of_a_table_are_there_before_the_rows_of_the_next() throws IOException {
    String target = server.createDatabase();
    int second = secondTable();
    String built =
        "SELECT count(*) FROM pg_index WHERE indisvalid AND indrelid = to_regclass('big')";
    var gate =
        new Gate(
            () -> {
              while (!server.psql(target, built).equals("2\n")) {
                Thread.onSpinWait();
              }
            });
    List<InputStream> parts =
        List.of(
            new ByteArrayInputStream(archive, 0, second),
            gate,
            new ByteArrayInputStream(archive, second, archive.length - second));
    new ArchiveReader(postgresServer(), target, Progress.NONE, Optional.empty())
        .read(new SequenceInputStream(Collections.enumeration(parts)));

    assertThat(Originals.fingerprint(subject.at(target))).isEqualTo(contents.fingerprint());
    assertThat(DumpText.of(server, target)).isEqualTo(DumpText.of(server, original.name()));
  }

  private PostgresServer postgresServer() {
    return ((PostgresDatabase) original.database()).server();
  }

  @Test
  void an_index_that_cannot_be_built_ends_it_and_is_named() throws IOException {
    byte[] wrong =
        TarFiles.of(archive)
            .with(
                file ->
                    file.name().equals(Archive.POST_DATA)
                        ? file.saying(text -> text.replace("CREATE INDEX", "CREATE UNIQUE INDEX"))
                        : file)
            .archive();

    assertThatThrownBy(() -> restored(new ByteArrayInputStream(wrong)))
        .isInstanceOf(BelayException.class)
        .hasMessageContaining("could not create unique index \"by_name\"");
  }

  @Test
  void an_older_archive_whose_indexes_come_behind_the_rows_is_restored() throws IOException {
    List<TarFiles.File> files = new ArrayList<>();
    List<TarFiles.File> behind = new ArrayList<>();
    for (TarFiles.File file : TarFiles.of(archive).files()) {
      boolean post = file.name().equals(Archive.POST_DATA);
      (post ? behind : files).add(file.called(file.name().replace(Archive.LAST, "")));
    }
    files.addAll(behind);
    byte[] older = new TarFiles(files).archive();
    assertThat(Arrays.equals(older, archive)).isFalse();

    try (SideCopy copy = restored(new ByteArrayInputStream(older))) {
      assertThat(Originals.fingerprint(copy.database())).isEqualTo(contents.fingerprint());
      assertThat(DumpText.of(server, Originals.nameOf(copy.database())))
          .isEqualTo(DumpText.of(server, original.name()));
    }
  }
}
