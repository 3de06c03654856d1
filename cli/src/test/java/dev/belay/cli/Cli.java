package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.cli.show.Terminal;
import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Database;
import dev.belay.pipeline.Cancellation;
import dev.belay.problem.ExitStatus;
import dev.belay.protect.Operator;
import dev.belay.run.Identity;
import dev.belay.testkit.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The command line in a folder of its own, with a clock that a test moves. */
final class Cli {
  static final String YAML =
      """
      default: shop
      targets:
        shop:
          url: sqlite:shop.db
          environment: development
      """;

  /** What stands on the right: its place depends on the length of the folder's name. */
  private static final Pattern LAID_OUT = Pattern.compile(" {2,}(\\d+\\.\\d s|exit \\d+)(?=\n)");

  private final Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T09:30:12Z"));
  private final Random random = new Random(7);
  private Map<String, String> environment = Map.of();
  private Operator operator = Operator.NOBODY;
  private boolean ages = true;
  private Consumer<String> journaled = entry -> {};
  private Cancellation cancellation = new Cancellation();

  Cli(Path folder) {
    this.folder = folder;
  }

  /** What one command left on the screen. */
  record Screen(ExitStatus status, String out, String err) {
    /** Both streams and the status, as golden files have them. */
    String whole() {
      return out
          + (err.isEmpty() ? "" : "--- stderr\n" + err)
          + "--- exit "
          + status.status()
          + "\n";
    }
  }

  Path folder() {
    return folder;
  }

  SettableClock clock() {
    return clock;
  }

  Cli with(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  /** What the operator types when asked. */
  Cli typing(String text) {
    return operator(question -> Optional.of(text));
  }

  /** From now on nobody is there to be asked. */
  Cli nobody() {
    return operator(Operator.NOBODY);
  }

  Cli operator(Operator somebody) {
    operator = somebody;
    return this;
  }

  /** From now on files keep the time at which they were written. */
  Cli asIs() {
    ages = false;
    return this;
  }

  Cli journaled(Consumer<String> consumer) {
    journaled = consumer;
    return this;
  }

  /** From now on somebody may ask to stop. */
  Cli cancelledBy(Cancellation newCancellation) {
    cancellation = newCancellation;
    return this;
  }

  /** Runs one command; a second later by the clock than the one before. */
  Screen run(String... arguments) {
    clock.advance(Duration.ofSeconds(1));
    if (ages) {
      makeOld();
    }
    return show(shell -> new Program(shell).run(arguments));
  }

  /** Databases are as old as the clock says: they tell, too, what time it is. */
  void makeOld() {
    try (DirectoryStream<Path> databases = Files.newDirectoryStream(folder, "*.db*")) {
      for (Path each : databases) {
        Files.setLastModifiedTime(each, FileTime.from(clock.instant()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs one command that has to end so; what it said. */
  String ends(ExitStatus status, String... arguments) {
    Screen screen = run(arguments);
    assertThat(screen.status()).as(screen.whole()).isEqualTo(status);
    return screen.out() + screen.err();
  }

  /** Does something at a terminal of its own. */
  Screen show(Function<Shell, ExitStatus> act) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    ExitStatus status = act.apply(shell(out, err));
    return new Screen(status, text(out), text(err));
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
        folder,
        environment,
        clock,
        random,
        new Identity("ada", "db1", 4711, "0.1.0"),
        new Engines(folder, clock)::all,
        terminal,
        operator,
        journaled,
        cancellation);
  }

  /** As whoever embeds Belay would have it. */
  Database database(DatabaseUrl url) {
    return new Engines(folder, clock)
        .all(Duration.ofSeconds(1)).stream()
            .filter(engine -> engine.speaks(url))
            .findFirst()
            .orElseThrow()
            .database(url);
  }

  private String text(ByteArrayOutputStream bytes) {
    var text = new StringBuilder();
    for (String line : bytes.toString(StandardCharsets.UTF_8).split("(?<=\n)", -1)) {
      text.append(
          line.contains(folder.toString())
              ? LAID_OUT.matcher(line.replace(folder.toString(), "FOLDER")).replaceAll("  $1")
              : line);
    }
    return text.toString();
  }

  Cli file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** Runs SQL on a database of the folder, as an application would. */
  Cli sql(String database, String... statements) throws SQLException {
    try (Connection connection = connect(database);
        var statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
    return this;
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(database));
  }

  /** The first column of the first row. */
  String ask(String database, String query) throws SQLException {
    try (Connection connection = connect(database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "no row";
    }
  }

  /** A small shop with a history, and nothing pending. */
  Cli shop() throws IOException, SQLException {
    file("belay.yaml", YAML);
    file(
        "migrations/0001_create_shop.sql",
        """
        CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, fax TEXT);
        CREATE TABLE orders (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
          total NUMERIC NOT NULL
        );
        """);
    String schema = Files.readString(folder.resolve("migrations/0001_create_shop.sql"));
    for (String statement : schema.split(";\n", -1)) {
      if (!statement.isBlank()) {
        sql("shop.db", statement);
      }
    }
    sql(
        "shop.db",
        "INSERT INTO customers VALUES (1, 'Ada', '030 1'), (2, 'Bjørn', NULL), (3, '李', '030 3')",
        "INSERT INTO orders (customer_id, total) VALUES (1, 9.5), (1, 20), (2, 7), (3, 0)");
    ends(ExitStatus.DONE, "baseline", "0001");
    return this;
  }
}
