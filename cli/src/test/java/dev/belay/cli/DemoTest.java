package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.cli.demo.Demo;
import dev.belay.cli.demo.GuardsDemo;
import dev.belay.cli.demo.PostgresShop;
import dev.belay.cli.demo.Shop;
import dev.belay.cli.demo.SqliteShop;
import dev.belay.cli.show.Answer;
import dev.belay.postgres.cluster.InstalledServers;
import dev.belay.postgres.connect.ProgramVersions;
import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The demo's story, in a smaller shop. */
class DemoTest {
  private static final int CUSTOMERS = 300;

  @TempDir Path temporary;

  private Path folder;
  private Cli cli;

  @BeforeEach
  void prepare() throws IOException {
    folder = temporary.toRealPath();
    cli = new Cli(folder);
  }

  private Cli.Screen play(Shop shop) {
    return cli.show(
        shell -> {
          Answer answer = new Demo(shell, shop, CUSTOMERS, folder.resolve("play")).play();
          answer.text().forEach(shell.terminal().out()::println);
          return answer.status();
        });
  }

  @Test
  void in_sqlite_the_shop_stays() {
    Cli.Screen screen = play(new SqliteShop());

    assertThat(screen.status()).as(screen.whole()).isEqualTo(ExitStatus.DONE);
    assertThat(screen.out())
        .contains("some 4,500 rows", "ban-drop-column", "ban-lost-rows", "rows of orders would be")
        .contains("0005_split_names.sql failed", "The shop is yours to play with");
    assertThat(folder.resolve("play/shop.db")).isRegularFile();
  }

  @Test
  @ExtendWith(PostgresServer.class)
  void in_postgresql_nothing_stays() throws IOException {
    List<String> told = new ArrayList<>();
    Path servers = Files.createTempDirectory("belay-demo-");

    Cli.Screen screen =
        play(new PostgresShop(TestServer.installed(), new Random(7), servers, told::add));

    assertThat(screen.status()).as(screen.whole()).isEqualTo(ExitStatus.DONE);
    assertThat(told).singleElement().asString().contains("PostgreSQL");
    assertThat(screen.out())
        .contains("some 4,500 rows", "ban-drop-column", "rows of order_lines would be")
        .contains("0005_split_names.sql failed", "The server is stopped");
    assertThat(folder).isEmptyDirectory();
    assertThat(servers).isEmptyDirectory();
    Files.delete(servers);
  }

  @Test
  @ExtendWith(PostgresServer.class)
  void the_guards_hold_in_both() throws IOException {
    Path servers = Files.createTempDirectory("belay-demo-");
    var server = new PostgresShop(TestServer.installed(), new Random(7), servers, line -> {});

    Cli.Screen screen =
        cli.show(
            shell -> {
              Path wanted = folder.resolve("play");
              Answer answer = new GuardsDemo(shell, server, new SqliteShop(), wanted).play();
              answer.text().forEach(shell.terminal().out()::println);
              return answer.status();
            });

    assertThat(screen.status()).as(screen.whole()).isEqualTo(ExitStatus.DONE);
    assertThat(screen.out())
        .contains("$ psql -c \"DELETE FROM payments\"", "shop is protected: DELETE of")
        .contains("cannot drop a template database", "$ NODE_ENV=test belay guard -- npx prisma")
        .contains("$ rm shop.db", "This shop is yours to play with: play/sqlite");
    assertThat(screen.out())
        .contains("This demo types the name", "guard once on shop", "Done: psql. shop has changed")
        .containsPattern("permit [0-9a-f]{8} for guard, by ada on db1: old payments go tonight");
    assertThat(screen.out() + screen.err())
        .contains("an agent runs this (CLAUDECODE is set)")
        .containsPattern("permit [0-9a-f]{8} for guard was used");
    assertThat(folder.resolve("play/sqlite/shop.db")).isRegularFile();
    assertThat(folder.resolve("play/postgresql")).doesNotExist();
    assertThat(servers).isEmptyDirectory();
    Files.delete(servers);
  }

  @Test
  void without_a_server_the_package_to_install_is_told() {
    var nowhere = new InstalledServers(List.of(folder), new ProgramVersions(Map.of()));
    var shop = new PostgresShop(nowhere, new Random(7), folder, line -> {});

    assertThatThrownBy(() -> play(shop))
        .hasMessageContaining("no PostgreSQL server")
        .hasMessageContaining("apt-get install postgresql");
    assertThat(folder).isEmptyDirectory();
  }
}
