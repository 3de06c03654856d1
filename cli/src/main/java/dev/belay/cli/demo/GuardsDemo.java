package dev.belay.cli.demo;

import dev.belay.cli.Shell;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Words;
import dev.belay.problem.ExitStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Tells the story of the guards: a shop on a server and one in a file are marked and protected, and
 * then attacked. Every command is really run, by the programs that it names.
 */
public final class GuardsDemo {
  /** Enough for a table of which a forgotten WHERE hits too many rows. */
  private static final int CUSTOMERS = 2000;

  private static final String GUARD = "guard";
  private static final String BEHIND = "--";

  private final Shell shell;
  private final Shop server;
  private final Shop file;
  private final Path folder;

  /**
   * Prepares.
   *
   * @param wanted the folder to be made; if there is one already, a number is added to its name
   */
  public GuardsDemo(Shell shell, Shop server, Shop file, Path wanted) {
    this.shell = shell;
    this.server = server;
    this.file = file;
    this.folder = ShopFolder.free(wanted);
  }

  /** Plays the whole story. */
  public Answer play() {
    Answer first =
        act(
            "PostgreSQL",
            server,
            GuardsDemo::onServer,
            "The server is stopped, and deleted again:");
    if (first.status() != ExitStatus.DONE) {
      return first;
    }
    first.text().forEach(shell.terminal().out()::println);
    return act("SQLite", file, GuardsDemo::inFile, "This shop is yours to play with:");
  }

  /** What happens in one of the shops. */
  private interface Act {
    void play(Stage stage, Shop.Place place) throws IOException;
  }

  private Answer act(String title, Shop shop, Act act, String ending) {
    var place = new ShopFolder(folder.resolve(shop.kind()), shop.kind());
    var stage = new Stage(shell, place.path());
    String shown = Words.path(place.path(), shell.folder());
    Shop.Place opened = shop.open(place.path());
    try (opened) {
      stage.tell(title + ": a shop with some " + ShopFolder.rows(CUSTOMERS) + " rows in " + shown);
      place.make(opened, CUSTOMERS);
      act.play(stage, opened);
      stage.tell(
          "All of it is on record, what was refused, too, and nobody can change it unnoticed:");
      stage.belay(ExitStatus.DONE, "audit");
      stage.belay(ExitStatus.DONE, "audit", "--verify");
    } catch (IOException e) {
      throw new UncheckedIOException("could not play the demo", e);
    }
    return stage.ending(List.of(ending + " " + shown));
  }

  private static void onServer(Stage stage, Shop.Place place) throws IOException {
    stage.tell("It says itself what it is for, and refuses to be destroyed. A backup is taken.");
    stage.belay(ExitStatus.DONE, "mark", "production");
    stage.belay(ExitStatus.DONE, "protect", "--with", "drop-database");
    stage.belay(ExitStatus.DONE, "backup", "-q");
    Map<String, String> superuser = place.variables();
    attackBySql(stage, superuser);
    attackByScripts(stage, "npx", "prisma", "migrate", "reset", "--force");

    stage.tell("3. Whoever wants the guards out has to be a person, and type the name.");
    stage.unattended(Map.of(), ExitStatus.NO, "unprotect");

    stage.tell("4. What they can't see gets through, and is brought back from the backup.");
    stage.works(superuser, "psql", "-c", "ALTER TABLE customers ALTER phone TYPE text USING NULL");
    stage.person("shop", ExitStatus.DONE, "restore", "latest");
    stage.belay(ExitStatus.DONE, "compare", "latest", "shop");
    allowOnce(stage, superuser);
  }

  /** What nobody can be asked about a person allows beforehand; no job can do that for itself. */
  private static void allowOnce(Stage stage, Map<String, String> superuser) {
    String[] job = {GUARD, BEHIND, "psql", "-qc", "DELETE FROM payments WHERE id <= 10"};
    String[] permit = {"permit", GUARD, "--for", "8h", "--because", "old payments go tonight"};
    stage.tell("5. A job at night has nobody to ask, and can't allow itself anything.");
    stage.job(superuser, ExitStatus.NO, job);
    stage.job(superuser, ExitStatus.NO, permit);
    stage.tell(
        "A person can, at a terminal. This demo types the name, in place of whoever has started"
            + " it.");
    stage.person("shop", ExitStatus.DONE, permit);
    stage.tell("So it is done once, and not twice.");
    stage.job(superuser, ExitStatus.DONE, job);
    stage.job(superuser, ExitStatus.NO, job);
    stage.belay(ExitStatus.DONE, "permit");
  }

  private static void attackBySql(Stage stage, Map<String, String> superuser) throws IOException {
    stage.tell("1. By a superuser, with psql or whatever else speaks SQL:");
    for (String sql :
        List.of(
            "DROP TABLE orders CASCADE",
            "DROP SCHEMA public CASCADE",
            "TRUNCATE customers CASCADE",
            "DELETE FROM payments",
            "UPDATE payments SET amount = 0",
            "ALTER TABLE customers DROP COLUMN email",
            "SET session_replication_role = replica; DROP TABLE payments",
            "ALTER TABLE payments DISABLE TRIGGER ALL")) {
      stage.fails(superuser, "psql", "-c", sql);
    }
    stage.fails(superuser, "dropdb", "--force", "shop");
  }

  /** What is behind belay guard is refused before it is started. */
  private static void attackByScripts(Stage stage, String... command) {
    stage.tell("2. By scripts and agents, behind belay guard. None of these is even started:");
    String[] words = new String[command.length + 2];
    words[0] = GUARD;
    words[1] = BEHIND;
    System.arraycopy(command, 0, words, 2, command.length);
    stage.unattended(Map.of(), ExitStatus.NO, words);
    stage.unattended(Map.of("NODE_ENV", "test"), ExitStatus.NO, words);
    stage.unattended(Map.of("CLAUDECODE", "1"), ExitStatus.NO, words);
  }

  private static void inFile(Stage stage, Shop.Place place) throws IOException {
    stage.tell("Whoever can write a file can delete it: there is no server that could refuse.");
    stage.belay(ExitStatus.NO, "protect");
    stage.belay(ExitStatus.DONE, "mark", "production");
    stage.belay(ExitStatus.DONE, "backup", "-q");
    stage.tell("1. So it matters that scripts are behind belay guard.");
    stage.unattended(Map.of(), ExitStatus.NO, GUARD, BEHIND, "rm", "shop.db");
    stage.unattended(Map.of("NODE_ENV", "test"), ExitStatus.NO, GUARD, BEHIND, "rm", "shop.db");
    stage.tell(
        "2. One that is not gets through, and the backup brings back what it has destroyed.");
    stage.works(place.variables(), "rm", "shop.db");
    stage.person("shop", ExitStatus.DONE, "restore", "latest");
    stage.belay(ExitStatus.DONE, "compare", "latest", "shop");
  }
}
