package dev.belay.cli.demo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A shop in a file, which stays when the story is over. */
public final class SqliteShop implements Shop {
  @Override
  public String kind() {
    return "sqlite";
  }

  @Override
  public Place open(Path folder) {
    return new File(folder.resolve("shop.db"));
  }

  @Override
  public Trap trap() {
    return new Trap(
        "0004_rebuild_customers.sql",
        "A migration that rebuilds a table with foreign keys on: SQLite deletes the orders of all\n"
            + "   customers, and says nothing.");
  }

  private record File(Path path) implements Place {
    @Override
    public String url() {
      return "sqlite:" + path.getFileName();
    }

    @Override
    public Connection connect() throws SQLException {
      return DriverManager.getConnection("jdbc:sqlite:" + path);
    }

    @Override
    public Map<String, String> variables() {
      return Map.of();
    }

    @Override
    public List<String> ending(String folder) {
      return List.of(
          "The shop is yours to play with:",
          "  cd " + folder + "           the database, its backups, and the refused migrations",
          "  belay rollback          back to before the good migration; --undo for forth again",
          "  belay compare latest    what differs from the newest backup",
          "  belay check             after you have moved a file from refused/ to migrations/");
    }

    @Override
    public void close() {
      // the file is all there is, and it stays
    }
  }
}
