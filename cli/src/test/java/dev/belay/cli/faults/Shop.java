package dev.belay.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.cli.Program;
import dev.belay.cli.Shell;
import dev.belay.cli.show.Terminal;
import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.fingerprint.Carry;
import dev.belay.pipeline.Cancellation;
import dev.belay.problem.ExitStatus;
import dev.belay.repository.NameTemplate;
import dev.belay.repository.Repository;
import dev.belay.run.Identity;
import dev.belay.sqlite.SqliteEngine;
import dev.belay.sqlite.parse.SqliteDialect;
import dev.belay.store.FolderStore;
import dev.belay.testkit.SettableClock;
import dev.belay.testkit.faults.Faults;
import dev.belay.testkit.faults.FaultyFileSystem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A shop on a disk that can fail: the command line in a folder of a faulty file system. */
final class Shop {
  private static final String YAML =
      """
      default: shop
      targets:
        shop:
          url: sqlite:shop.db
          environment: development
      backups:
        keep: 5
      """;

  private final Path folder;
  private final Faults faults = new Faults();
  private final Path faulty;
  private final SettableClock clock;
  private final Random random = new Random(7);

  Shop(Path folder, Instant now) {
    this.folder = folder;
    this.faulty = FaultyFileSystem.over(folder, faults);
    this.clock = new SettableClock(now);
  }

  /** A shop that is managed by Belay and was backed up once. */
  static Shop open(Path folder) throws IOException, SQLException {
    Files.createDirectories(folder);
    var shop = new Shop(folder, Instant.parse("2026-11-20T09:30:12Z"));
    Files.writeString(folder.resolve("belay.yaml"), YAML);
    Files.createDirectories(folder.resolve("migrations"));
    Files.writeString(
        folder.resolve("migrations/0001_create_shop.sql"),
        "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, fax BLOB);\n");
    shop.sql(
        "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, fax BLOB)",
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)
        INSERT INTO customers SELECT i, 'Ada ' || i, randomblob(60) FROM n
        """);
    shop.must("baseline", "0001");
    shop.must("backup", "first");
    return shop;
  }

  /** The same in another folder, as it is now. */
  Shop copy(Path to) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(folder.relativize(path).toString()));
      }
    }
    return new Shop(to, clock.instant());
  }

  Faults faults() {
    return faults;
  }

  Path folder() {
    return folder;
  }

  /** Runs one command; a second later by the clock than the one before. */
  Ended run(String... arguments) {
    clock.advance(Duration.ofSeconds(1));
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    ExitStatus status = new Program(shell(out, err)).run(all.toArray(new String[0]));
    return Ended.of(
        status.status(),
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8));
  }

  /** Runs one command that has to end well. */
  Ended must(String... arguments) {
    Ended ended = run(arguments);
    assertThat(ended.status()).as("%s", ended).isZero();
    return ended;
  }

  private Shell shell(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    var terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            Terminal.WIDEST);
    return new Shell(
        faulty,
        Map.of(),
        clock,
        random,
        new Identity("ada", "db1", 4711, "0.1.0"),
        wait -> List.of(engine()),
        terminal,
        question -> Optional.empty(),
        entry -> {},
        new Cancellation());
  }

  private SqliteEngine engine() {
    return new SqliteEngine(new SqliteDialect(), clock, faulty.getFileSystem());
  }

  void sql(String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
        var statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /** What the database holds, in one word; that there is none is a word too. */
  String content() {
    return content("shop.db");
  }

  String content(String database) {
    Path file = folder.resolve(database);
    if (!Files.exists(file)) {
      return "none";
    }
    var url = DatabaseUrl.parse(file.toString(), folder);
    try (Session session = engine().database(url).openReadOnly()) {
      return session.fingerprint(Carry.NOTHING, Progress.NONE).digest();
    }
  }

  Repository repository() {
    return new Repository(
        new FolderStore(folder.resolve("backups"), random),
        "shop",
        new NameTemplate("db_backup_{timestamp}_{label}"),
        clock);
  }

  Path backups() {
    return folder.resolve("backups/shop");
  }

  /** Every file of the folder, by its relative path. */
  List<String> files() throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString())
          .sorted()
          .toList();
    }
  }
}
