package dev.belay.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/**
 * The folder of a shop, with its configuration, its database and its migrations.
 *
 * @param kind of database; also the folder of its migrations among the resources
 */
record ShopFolder(Path path, String kind) {
  private static final String FIRST = "0001_create_shop.sql";
  private static final int ROWS_FOR_EACH_CUSTOMER = 15;

  /** This one, or one with a number behind its name if it is there already. */
  static Path free(Path wanted) {
    Path free = wanted;
    for (int number = 2; Files.exists(free); number++) {
      free = wanted.resolveSibling(wanted.getFileName() + "-" + number);
    }
    return free;
  }

  /** How many rows there are, roughly. */
  static String rows(int customers) {
    return String.format(Locale.ROOT, "%,d", customers * ROWS_FOR_EACH_CUSTOMER);
  }

  /** Makes it all. */
  void make(Shop.Place place, int customers) throws IOException {
    Files.createDirectories(path.resolve("migrations"));
    Files.createDirectories(path.resolve("refused"));
    Files.writeString(path.resolve("belay.yaml"), configuration(place.url()));
    add(FIRST);
    try (Connection connection = place.connect()) {
      new ShopGenerator(connection, customers).generate(resource(FIRST));
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

  /** A migration of the story. */
  void add(String name) throws IOException {
    Files.writeString(path.resolve("migrations").resolve(name), resource(name));
  }

  /** A migration that was refused. */
  void putAway(String name) throws IOException {
    Files.move(path.resolve("migrations").resolve(name), path.resolve("refused").resolve(name));
  }

  private String resource(String name) throws IOException {
    String resource = "migrations/" + kind + "/" + name;
    try (InputStream in = ShopFolder.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the program was packed without " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
