package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What attacks do to a database in a file, and what there is against them. */
class FileAttacksTest {
  private static NodeTools tools;

  @TempDir Path folder;

  private Cli cli;
  private AttackGround ground;

  @BeforeAll
  static void fetch() throws Exception {
    tools = NodeTools.fetched();
  }

  @BeforeEach
  void prepare() throws Exception {
    cli = new Cli(folder.toRealPath()).shop();
    Path file = cli.folder().resolve("shop.db");
    ground = new AttackGround(cli, Path.of("/usr/bin"), "file:./shop.db", file, this::state, tools);
    cli.ends(ExitStatus.DONE, "backup");
  }

  private String state() throws Exception {
    if (!Files.exists(ground.files())) {
      return "gone";
    }
    try (Connection connection = cli.connect("shop.db");
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT (SELECT group_concat(sql) FROM sqlite_master WHERE name NOT"
                    + " LIKE 'belay_%'), (SELECT count(*) FROM"
                    + " orders), (SELECT total(total) FROM orders)")) {
      return rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3);
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void mark() throws Exception {
    cli.ends(ExitStatus.DONE, "restore", "latest", "--to", "copy.db");
    cli.ends(ExitStatus.DONE, "mark", "production");
    cli.file(GuardedCommands.COPY, "default: copy\ntargets:\n  copy: {url: 'sqlite:copy.db'}\n");
  }

  static List<Attack> refused() {
    return FileAttacks.refused();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void is_refused(Attack attack) throws Exception {
    mark();
    String before = ground.state();
    for (Attack.Blow blow : attack.blows()) {
      Attack.Struck struck = blow.strike(ground);
      assertThat(struck.told())
          .containsAnyOf("needs a person", "unknown option", "another run holds the lock");
      assertThat(struck.status()).isNotZero();
      assertThat(ground.state()).isEqualTo(before);
    }
  }

  static List<Attack> recoverable() {
    return FileAttacks.recoverable();
  }

  @ParameterizedTest
  @MethodSource("recoverable")
  void gets_through_and_is_brought_back(Attack attack) throws Exception {
    cli.file(
        GuardedCommands.DEVELOPMENT,
        "default: play\ntargets:\n  play: {url: 'sqlite:play.db', environment: development}\n");
    String before = ground.state();
    for (Attack.Blow blow : attack.blows()) {
      Attack.Struck struck = blow.strike(ground);
      assertThat(ground.state()).as(struck.told()).isNotEqualTo(before);
      cli.ends(ExitStatus.DONE, "restore", "latest");
      assertThat(ground.state()).isEqualTo(before);
      cli.ends(ExitStatus.DONE, "compare", "latest", "shop");
    }
  }

  static List<Attack> notCovered() {
    return FileAttacks.notCovered();
  }

  @ParameterizedTest
  @MethodSource("notCovered")
  void gets_through_and_stays(Attack attack) throws Exception {
    for (Attack.Blow blow : attack.blows()) {
      assertThat(blow.strike(ground).status()).isZero();
      assertThat(cli.run("restore", "latest").status()).isNotEqualTo(ExitStatus.DONE);
    }
  }
}
