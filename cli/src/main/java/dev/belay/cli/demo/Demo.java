package dev.belay.cli.demo;

import dev.belay.cli.Program;
import dev.belay.cli.Shell;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Words;
import dev.belay.json.Json;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tells the main story on a shop made for it: a good migration, two that would lose data, one that
 * fails half-way. Every command that it shows is really run, and has to end as the story says.
 */
public final class Demo {
  private static final int ROWS_FOR_EACH_CUSTOMER = 15;

  private final Shell shell;
  private final Shop shop;
  private final int customers;
  private final Path folder;
  private final List<String> unexpected = new ArrayList<>();

  /**
   * Prepares.
   *
   * @param customers of the shop; the rest of it is in proportion
   * @param wanted the folder to be made; if there is one already, a number is added to its name
   */
  public Demo(Shell shell, Shop shop, int customers, Path wanted) {
    this.shell = shell;
    this.shop = shop;
    this.customers = customers;
    Path free = wanted;
    for (int number = 2; Files.exists(free); number++) {
      free = wanted.resolveSibling(wanted.getFileName() + "-" + number);
    }
    this.folder = free;
  }

  /** Plays the whole story. */
  public Answer play() {
    Shop.Place place = shop.open(folder);
    try (place) {
      prepare(place);
      story();
    } catch (IOException e) {
      throw new UncheckedIOException("could not write the demo's files", e);
    }
    return ending(place);
  }

  private void prepare(Shop.Place place) throws IOException {
    Files.createDirectories(folder.resolve("migrations"));
    Files.createDirectories(folder.resolve("refused"));
    Files.writeString(folder.resolve("belay.yaml"), configuration(place.url()));
    add("0001_create_shop.sql");
    say("A shop with some " + rows() + " rows is made in " + shown() + " ...");
    try (Connection connection = place.connect()) {
      new ShopGenerator(connection, customers).generate(resource("0001_create_shop.sql"));
    } catch (SQLException e) {
      throw new IOException("could not make the shop's database", e);
    }
  }

  private static String configuration(String url) {
    return """
    # Made by belay demo.
    default: shop
    targets:
      shop:
        url: "%s"
        environment: development
    migrations: migrations
    backups: {folder: backups, keep: 7}
    """
        .formatted(url);
  }

  private String rows() {
    return String.format(Locale.ROOT, "%,d", customers * ROWS_FOR_EACH_CUSTOMER);
  }

  private String shown() {
    return Words.path(folder, shell.folder());
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

    tell("3. " + shop.trap().text());
    add(shop.trap().file());
    run(ExitStatus.NO, "migrate");
    putAway(shop.trap().file());

    tell(
        "4. A migration that fails half-way. The rehearsal would notice, so we leave it out to see"
            + " what\n   happens to the real database.");
    add("0005_split_names.sql");
    run(ExitStatus.FAILED, "migrate", "--no-rehearsal");
    putAway("0005_split_names.sql");

    tell("What is on record in the database:");
    run(ExitStatus.DONE, "history");
  }

  private Answer ending(Shop.Place place) {
    Json.Members data = Json.object().put("folder", folder.toString()).build();
    if (!unexpected.isEmpty()) {
      List<String> text = new ArrayList<>();
      text.add("The story did not go as it should:");
      text.addAll(unexpected);
      return new Answer(ExitStatus.BUG, "failed", text, data);
    }
    List<String> text = new ArrayList<>(List.of(""));
    text.addAll(place.ending(shown()));
    return Answer.done("completed", text, data);
  }

  private void add(String name) throws IOException {
    Files.writeString(folder.resolve("migrations").resolve(name), resource(name));
  }

  private void putAway(String name) throws IOException {
    Files.move(folder.resolve("migrations").resolve(name), folder.resolve("refused").resolve(name));
  }

  private String resource(String name) throws IOException {
    String path = "migrations/" + shop.kind() + "/" + name;
    try (InputStream in = Demo.class.getResourceAsStream(path)) {
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
    if (status == ExitStatus.INTERRUPTED) {
      throw Problem.of(Code.INTERRUPTED, "the demo was interrupted").state("").toException();
    }
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
