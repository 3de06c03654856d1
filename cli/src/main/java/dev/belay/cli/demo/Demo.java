package dev.belay.cli.demo;

import dev.belay.cli.Program;
import dev.belay.cli.Shell;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Words;
import dev.belay.json.Json;
import dev.belay.problem.ExitStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells the main story on a shop made for it: a good migration, two that would lose data, one that
 * fails half-way. Every command that it shows is really run, and has to end as the story says.
 */
public final class Demo {
  private static final String CONFIGURATION =
      """
      # Made by belay demo.
      default: shop
      targets:
        shop:
          url: sqlite:shop.db
          environment: development
      migrations: migrations
      backups: {folder: backups, keep: 7}
      """;

  private final Shell shell;
  private final Path folder;
  private final List<String> unexpected = new ArrayList<>();

  /**
   * Prepares.
   *
   * @param wanted the folder to be made; if there is one already, a number is added to its name
   */
  public Demo(Shell shell, Path wanted) {
    this.shell = shell;
    Path free = wanted;
    for (int number = 2; Files.exists(free); number++) {
      free = wanted.resolveSibling(wanted.getFileName() + "-" + number);
    }
    this.folder = free;
  }

  /** Plays the whole story. */
  public Answer play() {
    try {
      prepare();
      story();
    } catch (IOException e) {
      throw new UncheckedIOException("could not write the demo's files", e);
    }
    return ending();
  }

  private void prepare() throws IOException {
    Files.createDirectories(folder.resolve("migrations"));
    Files.createDirectories(folder.resolve("refused"));
    Files.writeString(folder.resolve("belay.yaml"), CONFIGURATION);
    add("0001_create_shop.sql");
    say("A shop with some 300,000 rows is made in " + Words.path(folder, shell.folder()) + " ...");
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"))) {
      new ShopGenerator(connection).generate(resource("0001_create_shop.sql"));
    } catch (SQLException e) {
      throw new IOException("could not make the shop's database", e);
    }
  }

  private void story() throws IOException {
    tell("The shop is older than Belay: its first migration is in the database already.");
    run(ExitStatus.DONE, "baseline", "0001");

    tell("1. A good migration: a new table, a new column, both filled from what is there.");
    add("0002_add_loyalty.sql");
    run(ExitStatus.DONE, "status");
    run(ExitStatus.DONE, "migrate");

    tell("2. A migration that drops a column which nobody uses any more. Or so we think.");
    add("0003_drop_fax.sql");
    run(ExitStatus.NO, "migrate");
    putAway("0003_drop_fax.sql");

    tell(
        "3. A migration that rebuilds a table with foreign keys on: SQLite deletes the orders of"
            + " all\n   customers, and says nothing.");
    add("0004_rebuild_customers.sql");
    run(ExitStatus.NO, "migrate");
    putAway("0004_rebuild_customers.sql");

    tell(
        "4. A migration that fails half-way. The rehearsal would notice, so we leave it out to see"
            + " what\n   happens to the real database.");
    add("0005_split_names.sql");
    run(ExitStatus.FAILED, "migrate", "--no-rehearsal");
    putAway("0005_split_names.sql");

    tell("What is on record in the database:");
    run(ExitStatus.DONE, "history");
  }

  private Answer ending() {
    String place = Words.path(folder, shell.folder());
    Json.Members data = Json.object().put("folder", folder.toString()).build();
    if (!unexpected.isEmpty()) {
      List<String> text = new ArrayList<>();
      text.add("The story did not go as it should:");
      text.addAll(unexpected);
      return new Answer(ExitStatus.BUG, "failed", text, data);
    }
    return Answer.done(
        "completed",
        List.of(
            "",
            "The shop is yours to play with:",
            "  cd " + place + "           the database, its backups, and the refused migrations",
            "  belay rollback          back to before the good migration; --undo for forth again",
            "  belay compare latest    what differs from the newest backup",
            "  belay check             after you have moved a file from refused/ to migrations/"),
        data);
  }

  private void add(String name) throws IOException {
    Files.writeString(folder.resolve("migrations").resolve(name), resource(name));
  }

  private void putAway(String name) throws IOException {
    Files.move(folder.resolve("migrations").resolve(name), folder.resolve("refused").resolve(name));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Demo.class.getResourceAsStream("migrations/" + name)) {
      if (in == null) {
        throw new IOException("the program was packed without " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void run(ExitStatus expected, String... arguments) {
    String command = "belay " + String.join(" ", arguments);
    PrintStream out = shell.terminal().out();
    out.println();
    out.println("$ " + command);
    ExitStatus status = new Program(shell.in(folder)).run(arguments);
    if (status != expected) {
      unexpected.add(
          "  " + command + " ended with " + status.status() + " instead of " + expected.status());
    }
  }

  private void tell(String text) {
    shell.terminal().out().println();
    shell.terminal().out().println(text);
  }

  private void say(String text) {
    shell.terminal().out().println(text);
    shell.terminal().out().flush();
  }
}
