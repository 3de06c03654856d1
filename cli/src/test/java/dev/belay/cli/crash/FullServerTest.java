package dev.belay.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The server's disk is full: a database in a tablespace on a small file system of its own. */
@ExtendWith(PostgresServer.class)
class FullServerTest {
  /** A database needs about 8 MB there before anything is in it. */
  private static final String SIZE = "size=32m";

  private static final String BALLAST =
      "INSERT INTO notes SELECT n, repeat(md5(n::text), 30) FROM generate_series(1, 1000) n";
  private static final String GROWS =
      """
      ALTER TABLE customers ADD COLUMN level text;
      INSERT INTO notes SELECT n, repeat(md5(n::text), 30) FROM generate_series(9000, 60000) n;
      """;

  @TempDir Path folder;

  private Path disk;
  private OwnServer own;
  private Room room;
  private State before;

  @BeforeEach
  void prepare() throws Exception {
    own = new OwnServer();
    disk = Files.createDirectory(own.server().folder().resolve("data/small"));
    String mounted =
        run("mount", "-t", "tmpfs", "-o", SIZE + ",mode=777", "tmpfs", disk.toString());
    if (!mounted.isEmpty()) {
      Files.delete(disk);
      own.close();
    }
    Assumptions.assumeTrue(
        mounted.isEmpty(), () -> "skipped: a small disk can't be mounted: " + mounted);
    Path space = Files.createDirectory(disk.resolve("space"));
    run("chown", "--reference=" + disk.resolveSibling("base"), space.toString());
    String name = own.server().createDatabase();
    own.server().execute("postgres", "CREATE TABLESPACE small LOCATION '" + space + "'");
    var database = new ServerDatabase(own.server(), name);
    room = new Room(Files.createDirectory(folder.resolve("room")), database).shop();
    room.sql("CREATE TABLE notes (id integer PRIMARY KEY, text text NOT NULL) TABLESPACE small");
    room.sql(BALLAST);
    room.done("backup", "small");
    before = State.of(room);
  }

  /** What it said; nothing where it did as it was told. */
  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.onExit().join().exitValue() == 0 ? "" : said + "exit " + process.exitValue();
  }

  @AfterEach
  void unmount() throws Exception {
    if (Files.isDirectory(disk)) {
      own.stop();
      assertThat(run("umount", disk.toString())).isEmpty();
      own.close();
    }
  }

  private void fails(ExitStatus status, String step, String... command) throws Exception {
    Room.Screen screen = room.run(command);
    String told = List.of(command) + "\n" + screen.text();
    assertThat(screen.status()).as(told).isEqualTo(status);
    assertThat(screen.text())
        .as(told)
        .contains(step)
        .contains("No space left on device", "State: ", "Next:  ", "free some space on the server");
    assertThat(State.of(room).fingerprint()).as(told).isEqualTo(before.fingerprint());
    assertThat(room.names(".belay/runs")).as(told).isEmpty();
    assertThat(room.database().leftOver()).as(told).isEmpty();
  }

  @Test
  void a_disk_that_fills_up_leaves_the_database_as_it_was() throws Exception {
    room.file("migrations/0002_grows.sql", GROWS);
    fails(ExitStatus.FAILED, "Failed in rehearse", "migrate");
    fails(ExitStatus.FAILED, "Failed in apply", "migrate", "--no-rehearsal");
    // what was taken back has left hardly any room
    fails(ExitStatus.FAILED, "Failed in swap", "restore", "latest");
    assertThat(run("mount", "-o", "remount,size=128m", disk.toString())).isEmpty();
    room.done("migrate");
  }
}
