package dev.belay.cli.demo;

import dev.belay.cli.Shell;
import dev.belay.cli.show.Answer;
import dev.belay.cli.show.Words;
import dev.belay.problem.ExitStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Tells the main story on a shop made for it: a good migration, two that would lose data, one that
 * fails half-way. Every command that it shows is really run, and has to end as the story says.
 */
public final class Demo {
  private final Shop shop;
  private final int customers;
  private final ShopFolder folder;
  private final Stage stage;
  private final String shown;

  /**
   * Prepares.
   *
   * @param customers of the shop; the rest of it is in proportion
   * @param wanted the folder to be made; if there is one already, a number is added to its name
   */
  public Demo(Shell shell, Shop shop, int customers, Path wanted) {
    this.shop = shop;
    this.customers = customers;
    this.folder = new ShopFolder(ShopFolder.free(wanted), shop.kind());
    this.stage = new Stage(shell, folder.path());
    this.shown = Words.path(folder.path(), shell.folder());
  }

  /** Plays the whole story. */
  public Answer play() {
    Shop.Place place = shop.open(folder.path());
    try (place) {
      stage.say(
          "A shop with some " + ShopFolder.rows(customers) + " rows is made in " + shown + " ...");
      folder.make(place, customers);
      story();
    } catch (IOException e) {
      throw new UncheckedIOException("could not write the demo's files", e);
    }
    return stage.ending(place.ending(shown));
  }

  private void story() throws IOException {
    stage.tell("The shop is older than Belay: its first migration is in the database already.");
    stage.belay(ExitStatus.DONE, "baseline", "0001");

    stage.tell("1. A good migration: a new table, a new column, both filled from what is there.");
    folder.add("0002_add_loyalty.sql");
    stage.belay(ExitStatus.DONE, "status");
    stage.belay(ExitStatus.DONE, "migrate");

    stage.tell("2. A migration that drops a column which nobody uses any more. Or so we think.");
    folder.add("0003_drop_fax.sql");
    stage.belay(ExitStatus.NO, "migrate");
    folder.putAway("0003_drop_fax.sql");

    stage.tell("3. " + shop.trap().text());
    folder.add(shop.trap().file());
    stage.belay(ExitStatus.NO, "migrate");
    folder.putAway(shop.trap().file());

    stage.tell(
        "4. A migration that fails half-way. The rehearsal would notice, so we leave it out to see"
            + " what\n   happens to the real database.");
    folder.add("0005_split_names.sql");
    stage.belay(ExitStatus.FAILED, "migrate", "--no-rehearsal");
    folder.putAway("0005_split_names.sql");

    stage.tell("What is on record in the database:");
    stage.belay(ExitStatus.DONE, "history");
  }
}
