package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** All of it by a Unix socket: sessions, copies beside the database, pg_dump and psql. */
@ExtendWith(PostgresServer.class)
class SocketStoryTest {
  @TempDir Path folder;

  @Test
  void a_migration_goes_in_and_back_by_a_socket(TestServer server) throws Exception {
    var shop =
        new ServerShop(
            server,
            folder,
            "CREATE TABLE orders (id integer PRIMARY KEY);\n",
            "INSERT INTO orders SELECT generate_series(1, 100);\n");
    Path sockets = server.folder().resolve("data");
    shop.at(
        "host=%s port=%d dbname=%s user=postgres".formatted(sockets, server.port(), shop.name()));
    shop.migration("0002_total.sql", "ALTER TABLE orders ADD COLUMN total integer DEFAULT 1;\n");
    String before = shop.digest();

    assertThat(shop.done("migrate")).contains("?host=" + sockets, "dbname=" + shop.name());
    assertThat(shop.ask("SELECT sum(total) FROM orders")).isEqualTo("100");
    shop.done("rollback");
    assertThat(shop.digest()).isEqualTo(before);
    shop.at("host=/nowhere/at/all dbname=" + shop.name());
    assertThat(shop.ends(ExitStatus.UNREACHABLE, "status"))
        .contains("there is no socket /nowhere/at/all/.s.PGSQL.5432");
  }
}
