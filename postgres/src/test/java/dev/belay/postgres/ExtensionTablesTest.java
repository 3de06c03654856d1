package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.engine.SideCopy;
import dev.belay.testkit.Script;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Of the tables that an extension makes those rows are kept that it declares as configuration. */
@ExtendWith(dev.belay.testkit.postgres.PostgresServer.class)
class ExtensionTablesTest {
  private static final String EXTENSION =
      """
      CREATE TABLE systems (id integer PRIMARY KEY, name text, standard boolean DEFAULT false);
      INSERT INTO systems VALUES (1, 'one', true), (2, 'two', true);
      SELECT pg_extension_config_dump('systems', 'WHERE NOT standard');
      CREATE TABLE kinds (id integer PRIMARY KEY);
      SELECT pg_extension_config_dump('kinds', '');
      CREATE TABLE items (id serial PRIMARY KEY, kind integer NOT NULL REFERENCES kinds, body text);
      SELECT pg_extension_config_dump('items', '');
      SELECT pg_extension_config_dump('items_id_seq', '');
      CREATE TABLE internal (id integer PRIMARY KEY);
      INSERT INTO internal VALUES (1);
      CREATE SEQUENCE ticks;
      """;

  private static final String USED =
      """
      CREATE EXTENSION belay_systems;
      INSERT INTO systems VALUES (100, 'ours');
      INSERT INTO kinds VALUES (7), (8);
      INSERT INTO items (kind, body) SELECT 7, repeat('long', 100) FROM generate_series(1, 500);
      SELECT nextval('ticks');
      CREATE TABLE uses (system integer REFERENCES systems);
      INSERT INTO uses VALUES (1), (100);
      """;

  @TempDir Path folder;

  @Test
  void what_an_extension_makes_by_itself_is_not_made_twice(TestServer installed) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path second = Files.createDirectory(folder.resolve("server"));
    try (var relocated = new RelocatedServer(installed, second)) {
      relocated.extension("belay_systems", EXTENSION);
      try (TestServer server = relocated.start()) {
        survives(server);
      }
    }
  }

  private void survives(TestServer server) throws IOException {
    var originals = new Originals(server, new PostgresSubject(server, folder));
    var original = originals.of(USED);
    try (SideCopy copy = originals.restored(original)) {
      assertThat(DumpText.of(server, Originals.nameOf(copy.database())))
          .isEqualTo(DumpText.of(server, original.name()));
      assertThat(Script.ask(copy.database(), "SELECT count(*) FROM systems")).isEqualTo("3");
    }
  }
}
