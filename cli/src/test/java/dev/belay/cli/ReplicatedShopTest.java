package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going back leaves no replication slot with the database that is moved aside. */
class ReplicatedShopTest {
  private static TestServer server;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    server = TestServer.start("wal_level=logical", "max_replication_slots=4");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_rollback_is_refused_until_the_slot_is_gone() throws Exception {
    var shop = new ServerShop(server, folder, "CREATE TABLE orders (id integer);", "");
    shop.migration("0002_total.sql", "ALTER TABLE orders ADD COLUMN total integer;");
    shop.done("migrate");
    shop.ask("SELECT pg_create_logical_replication_slot('far', 'pgoutput')");
    assertThat(shop.ends(ExitStatus.NO, "rollback"))
        .contains(
            "the replication slot far would stay with the old " + shop.name(),
            "SELECT pg_drop_replication_slot('far')");
    assertThat(shop.ask("SELECT count(total) FROM orders")).isEqualTo("0");
    shop.ask("SELECT pg_drop_replication_slot('far')");
    shop.done("rollback");
  }
}
