package dev.belay.cli.docs;

import dev.belay.cli.Program;
import dev.belay.cli.Shell;
import dev.belay.cli.show.Terminal;
import dev.belay.pipeline.Cancellation;
import dev.belay.protect.Operator;
import dev.belay.run.Identity;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import dev.belay.sqlite.SqliteEngine;
import dev.belay.sqlite.parse.SqliteDialect;
import dev.belay.testkit.SettableClock;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A shell in which the commands of a page are typed; the clock goes a second a command. */
final class PageShell {
  /** The folder as pages show it. */
  private static final String HOME = "/home/ada/shop";

  /** What a page may tell to type although the tests don't: it is about the reader's machine. */
  private static final List<String> NOT_RUN = List.of("git", "mvn", "apt-get");

  private static final List<String> TOOLS = List.of("sha256sum", "zstd", "grep", "rm");
  private static final Path EXAMPLE = Path.of("..", "docs", "example");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final Pattern VARIABLE = Pattern.compile("[A-Z_]+=.*");

  private final Path home;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T09:30:12Z"));
  private final Random random = new Random(7);
  private Path folder;

  PageShell(Path home) {
    this.home = home;
    this.folder = home;
  }

  /**
   * What a command left.
   *
   * @param ran whether it was run at all
   */
  record Screen(boolean ran, int status, List<String> lines) {
    static final Screen NOT_RUN = new Screen(false, 0, List.of());
  }

  void begin(Page.Begins begins) throws IOException, SQLException, InterruptedException {
    if (begins == Page.Begins.NOTHING) {
      return;
    }
    String name = "migrations/0001_create_shop.sql";
    write(name, Files.readString(EXAMPLE.resolve(name)));
    sql("shop.db", Files.readString(EXAMPLE.resolve(name)));
    sql("shop.db", Files.readString(EXAMPLE.resolve("data.sql")));
    if (begins == Page.Begins.SHOP) {
      write("belay.yaml", Files.readString(EXAMPLE.resolve("belay.yaml")));
      type("belay baseline 0001");
    }
  }

  void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  Screen type(String command) throws IOException, SQLException, InterruptedException {
    Map<String, String> environment = new HashMap<>();
    List<String> words = new ArrayList<>(words(command));
    while (VARIABLE.matcher(words.get(0)).matches()) {
      String[] variable = words.remove(0).split("=", 2);
      environment.put(variable[0], variable[1]);
    }
    String program = words.remove(0);
    return switch (program) {
      case "belay", "./belay" -> belay(environment, words);
      case "cd" -> enter(words.get(0));
      case "sqlite3" -> new Screen(true, 0, sql(words.get(0), words.get(1)));
      default -> other(program, command);
    };
  }

  private static List<String> words(String command) {
    return WORD.matcher(command)
        .results()
        .flatMap(
            found -> Stream.of(1, 2, 3).flatMap(group -> Stream.ofNullable(found.group(group))))
        .toList();
  }

  private Screen enter(String name) {
    folder = folder.resolve(name).normalize();
    return new Screen(true, Files.isDirectory(folder) ? 0 : 1, List.of());
  }

  private Screen other(String program, String command) throws IOException, InterruptedException {
    if (NOT_RUN.contains(program)) {
      return Screen.NOT_RUN;
    }
    if (!TOOLS.contains(program)) {
      throw new IllegalArgumentException("no page may tell to type " + command);
    }
    if (!isInstalled(program)) {
      return Screen.NOT_RUN;
    }
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Screen(true, process.waitFor(), text.lines().toList());
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
  }

  private List<String> sql(String database, String script) throws SQLException {
    // whatever is attached lies in the reader's folder, too, not in the one of the tests
    String placed = script.replace("ATTACH '", "ATTACH '" + folder + "/");
    List<String> lines = new ArrayList<>();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(database));
        var statement = connection.createStatement()) {
      for (Statement each : new SqliteDialect().parse(new SqlSource("typed", placed))) {
        if (statement.execute(each.text())) {
          lines.addAll(rows(statement.getResultSet()));
        }
      }
    }
    return lines;
  }

  private static List<String> rows(java.sql.ResultSet rows) throws SQLException {
    List<String> lines = new ArrayList<>();
    while (rows.next()) {
      List<String> values = new ArrayList<>();
      for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
        values.add(rows.getString(column) == null ? "" : rows.getString(column));
      }
      lines.add(String.join("|", values));
    }
    return lines;
  }

  private Screen belay(Map<String, String> environment, List<String> arguments) {
    clock.advance(Duration.ofSeconds(1));
    var screen = new ByteArrayOutputStream();
    var out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    int status =
        new Program(shell(environment, out)).run(arguments.toArray(new String[0])).status();
    String text = screen.toString(StandardCharsets.UTF_8).replace(home.toString(), HOME);
    return new Screen(true, status, text.stripTrailing().lines().toList());
  }

  private Shell shell(Map<String, String> environment, PrintStream out) {
    return new Shell(
        folder,
        environment,
        clock,
        random,
        new Identity("ada", "db1", 4711, "0.1.0"),
        wait -> List.of(new SqliteEngine(new SqliteDialect(), clock)),
        new Terminal(out, out, false, false, Terminal.WIDEST),
        Operator.NOBODY,
        line -> {},
        new Cancellation());
  }
}
