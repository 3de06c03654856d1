package dev.belay.cli.crash;

import dev.belay.cli.Engines;
import dev.belay.cli.Program;
import dev.belay.cli.Shell;
import dev.belay.cli.show.Terminal;
import dev.belay.pipeline.Cancellation;
import dev.belay.problem.ExitStatus;
import dev.belay.run.Identity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** A working folder with a database, in which commands run in this process or in another one. */
record Room(Path folder, RoomDatabase database) {
  static final String DATABASE = "shop.db";

  /** One with a file of SQLite. */
  Room(Path folder) {
    this(folder, new SqliteFile(folder));
  }

  /** What one command left on the screen: both streams. */
  record Screen(ExitStatus status, String text) {}

  /** Runs one command in this process. */
  Screen run(String... arguments) {
    return run(entry -> {}, arguments);
  }

  /** The same, watched: {@code journaled} is told of each line of the journal. */
  Screen run(Consumer<String> journaled, String... arguments) {
    var out = new ByteArrayOutputStream();
    try (var stream = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      ExitStatus status = new Program(shell(stream, journaled)).run(arguments);
      return new Screen(status, out.toString(StandardCharsets.UTF_8));
    }
  }

  /** What the program is handed, here and in a process of its own. */
  Shell shell(PrintStream out, Consumer<String> journaled) {
    Clock clock = Clock.systemUTC();
    return new Shell(
        folder,
        Map.of(),
        clock,
        new Random(),
        new Identity("ada", "db1", ProcessHandle.current().pid(), "0.1.0"),
        new Engines(folder, clock)::all,
        new Terminal(out, out, false, false, Terminal.WIDEST),
        question -> Optional.empty(),
        journaled,
        new Cancellation());
  }

  /** Runs one command that has to succeed. */
  void done(String... arguments) {
    Screen screen = run(arguments);
    if (screen.status() != ExitStatus.DONE) {
      throw new IllegalStateException(String.join(" ", arguments) + "\n" + screen.text());
    }
  }

  Room file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** Runs SQL on the database, as an application would. */
  Room sql(String... statements) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
    return this;
  }

  Connection connect() throws SQLException {
    return database.connect();
  }

  private Room configured() throws IOException {
    return file(
        "belay.yaml",
        """
        default: shop
        targets:
          shop:
            url: "%s"
            environment: development
        """
            .formatted(database.url()));
  }

  /** Configuration and a first migration, and no database yet. */
  Room empty() throws IOException {
    return configured()
        .file(
            "migrations/0001_create_shop.sql",
            """
            CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, fax TEXT);
            CREATE TABLE orders (
              id %s,
              customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
              total NUMERIC NOT NULL
            );
            """
                .formatted(database.numbered()));
  }

  /** A small shop that Belay has never seen. */
  Room stranger() throws IOException, SQLException {
    return empty()
        .sql(
            "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, fax TEXT)",
            "CREATE TABLE orders (id "
                + database.numbered()
                + ","
                + " customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,"
                + " total NUMERIC NOT NULL)",
            "INSERT INTO customers VALUES (1, 'Ada', '030 1'), (2, 'Bjørn', NULL), (3, '李', '030"
                + " 3')",
            "INSERT INTO orders (customer_id, total) VALUES (1, 9.5), (1, 20), (2, 7), (3, 0)");
  }

  /** The same with a history and a backup. */
  Room shop() throws IOException, SQLException {
    stranger();
    done("baseline", "0001");
    done("backup", "good");
    return this;
  }

  /** The same with more rows than fit into SQLite's cache: it writes before it commits. */
  Room bigShop() throws IOException, SQLException {
    shop();
    return sql(
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)",
        "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number LIMIT 40000)"
            + " INSERT INTO notes SELECT n, printf('%0200d', n) FROM number");
  }

  /** The same with everything applied that is pending. */
  Room migrated() {
    done("migrate");
    return this;
  }

  Room without(String name) throws IOException {
    Files.delete(folder.resolve(name));
    return this;
  }

  /** A copy of everything, in a folder that does not exist yet. */
  Room copyTo(Path other) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path each : paths.toList()) {
        Files.copy(each, other.resolve(folder.relativize(each)));
      }
    }
    return new Room(other, database.copyTo(other)).configured();
  }

  /** The names of the files in a folder, without those whose names begin with a dot. */
  List<String> names(String inside) throws IOException {
    Path place = folder.resolve(inside);
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (var files = Files.list(place)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  /** The backups that have a manifest. */
  List<String> backups() throws IOException {
    return names("backups/shop").stream()
        .filter(name -> name.endsWith(".manifest.json"))
        .map(name -> name.substring(0, name.length() - ".manifest.json".length()))
        .toList();
  }
}
