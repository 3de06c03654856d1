package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What attacks do to a database on a server that is protected and marked production. All that are
 * refused hit the same one.
 */
@ExtendWith(PostgresServer.class)
class ServerAttacksTest {
  @TempDir static Path folder;

  private static TestServer server;
  private static NodeTools tools;
  private static ServerShop shop;
  private static AttackGround live;
  private static String plain;
  private static int copies;

  @BeforeAll
  static void prepare(TestServer testServer) throws Exception {
    server = testServer;
    tools = NodeTools.fetched();
    shop = new ServerShop(server, folder, AttackedShop.SCHEMA, AttackedShop.ROWS);
    live = ground(shop.cli(), shop.name());
    plain = shop.name() + "_plain";
    clone(shop.name(), plain);
    live.types(
        live.program("pg_dump"), "-Fc", "--file=before.dump", server.url(shop.name()).location());
    shop.done("backup");
    shop.done("protect", "--with", "drop-database");
    String copy = server.url(shop.name() + "_copy").location();
    shop.done("restore", "latest", "--to", copy);
    shop.cli().file(GuardedCommands.COPY, yaml(copy, ""));
    shop.cli()
        .file(GuardedCommands.DEVELOPMENT, yaml("sqlite:play.db", ", environment: development"));
    shop.done("mark", "production");
  }

  private static String yaml(String url, String more) {
    return "default: other\ntargets:\n  other: {url: '%s'%s}\n".formatted(url, more);
  }

  private static AttackGround ground(Cli cli, String name) throws Exception {
    return new AttackGround(
        cli,
        server.programs(),
        server.url(name).location(),
        server.folder(),
        () -> AttackedShop.state(server, name),
        tools);
  }

  private static void clone(String from, String to) {
    server.execute("postgres", "CREATE DATABASE " + to + " TEMPLATE " + from);
  }

  /** A development database with the guards of the one that is in use, but for the last. */
  private static AttackGround copyOf(String name) throws Exception {
    String copy = shop.name() + "_" + ++copies;
    clone(name, copy);
    shop.cli().with(Map.of());
    shop.at(server.url(copy).location());
    return ground(shop.cli(), copy);
  }

  private static void backToLive() throws Exception {
    shop.at(server.url(shop.name()).location());
  }

  static Stream<Attack> refused() {
    return Stream.of(ToolAttacks.ALL, ServerAttacks.bySql(), ServerAttacks.throughBelay())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void is_refused(Attack attack) throws Exception {
    backToLive();
    String before = live.state();
    for (Attack.Blow blow : attack.blows()) {
      Attack.Struck struck = blow.strike(live);
      assertThat(struck.told())
          .containsAnyOf(
              "is protected",
              "cannot drop a template",
              "needs a person",
              "unknown option",
              "another run holds the lock");
      assertThat(live.state()).as(struck.told()).isEqualTo(before);
    }
  }

  static List<Attack> byTools() {
    return ToolAttacks.ALL;
  }

  @ParameterizedTest
  @MethodSource("byTools")
  void without_guards_it_gets_through(Attack attack) throws Exception {
    AttackGround bare = copyOf(plain);
    String before = bare.state();
    for (Attack.Blow blow : attack.blows()) {
      Attack.Struck struck = blow.strike(bare);
      assertThat(bare.state()).as(struck.told()).isNotEqualTo(before);
    }
  }

  static List<Attack> recoverable() {
    return ServerAttacks.recoverable();
  }

  @ParameterizedTest
  @MethodSource("recoverable")
  void gets_through_and_is_brought_back(Attack attack) throws Exception {
    AttackGround copy = copyOf(shop.name());
    for (Attack.Blow blow : attack.blows()) {
      String before = copy.state();
      Attack.Struck struck = blow.strike(copy);
      assertThat(copy.state()).as(struck.told()).isNotEqualTo(before);
    }
    shop.done("restore", "latest");
    shop.done("compare", "latest", "shop");
  }

  static List<Attack> notCovered() {
    return ServerAttacks.notCovered();
  }

  @ParameterizedTest
  @MethodSource("notCovered")
  void gets_through_and_nobody_is_told(Attack attack) throws Exception {
    AttackGround copy = copyOf(shop.name());
    server.psql(shop.name() + "_" + copies, AttackedShop.OUTSIDE);
    for (Attack.Blow blow : attack.blows()) {
      String now = copy.state();
      Attack.Struck struck = blow.strike(copy);
      assertThat(struck.status()).as(struck.told()).isZero();
      assertThat(copy.state()).isNotEqualTo(now);
    }
  }

  @Test
  void a_lost_server_is_made_again_elsewhere() throws Exception {
    try (TestServer lost = TestServer.start()) {
      var ground =
          new AttackGround(
              shop.cli(),
              lost.programs(),
              lost.url("postgres").location(),
              lost.folder(),
              () -> AttackedShop.state(lost, "postgres"),
              tools);
      for (Attack.Blow blow : ServerAttacks.MACHINE_LOST.blows()) {
        assertThat(blow.strike(ground).status()).isZero();
      }
      assertThat(lost.folder()).doesNotExist();
    }
    String name = shop.name() + "_elsewhere";
    shop.at(server.url(name).location());
    shop.done("restore", "latest");
    shop.done("compare", "latest", "shop");
  }

  @AfterAll
  static void nothing_has_changed() throws Exception {
    backToLive();
    try {
      assertThat(shop.ends(ExitStatus.DONE, "compare", "latest", "shop")).contains("hold the same");
      shop.done("protect", "--status");
    } finally {
      leaveNoTemplates();
    }
  }

  /** Other tests on this server count them. */
  private static void leaveNoTemplates() {
    server
        .psql(
            "postgres", "SELECT datname FROM pg_database WHERE datistemplate AND datname ~ '^test'")
        .lines()
        .filter(name -> name.equals(shop.name()) || name.startsWith(shop.name() + "_"))
        .forEach(
            name -> server.execute("postgres", "ALTER DATABASE " + name + " IS_TEMPLATE false"));
  }
}
