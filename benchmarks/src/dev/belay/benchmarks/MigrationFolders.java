package dev.belay.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The same small migrations as each tool wants them: create a table, add a column, insert.
 *
 * @param key the type of a column that numbers its rows
 */
record MigrationFolders(Workspace workspace, String key, int count) {
  static final String BELAY = "migrations-belay";
  static final String FLYWAY = "migrations-flyway";
  static final String DBMATE = "migrations-dbmate";

  void write() throws IOException {
    workspace.remove(BELAY, FLYWAY, DBMATE);
    for (int number = 1; number <= count; number++) {
      String sql = sql(number);
      String words = "step_%05d.sql".formatted(number);
      put(BELAY, "%05d_%s".formatted(number, words), sql);
      put(FLYWAY, "V%05d__%s".formatted(number, words), sql);
      String down = "\n-- migrate:down\n";
      put(DBMATE, "%05d_%s".formatted(number, words), "-- migrate:up\n" + sql + down);
    }
  }

  private void put(String folder, String name, String text) throws IOException {
    Path path = workspace.path(folder).resolve(name);
    Files.createDirectories(workspace.path(folder));
    Files.writeString(path, text);
  }

  private String sql(int number) {
    int table = (number - 1) / 4;
    return switch ((number - 1) % 4) {
      case 0 ->
          """
          CREATE TABLE thing_%d (
            id %s PRIMARY KEY,
            name TEXT NOT NULL,
            price_cents INTEGER NOT NULL DEFAULT 0
          );
          """
              .formatted(table, key);
      case 1 -> "ALTER TABLE thing_%d ADD COLUMN colour TEXT;%n".formatted(table);
      default ->
          """
          INSERT INTO thing_%d (name, price_cents, colour) VALUES ('rope %d', %d, 'blue');
          """
              .formatted(table, number, number * 7);
    };
  }

  /** How many tables of its own a database has to have when all were applied. */
  long tables() {
    return (count + 3) / 4;
  }
}
