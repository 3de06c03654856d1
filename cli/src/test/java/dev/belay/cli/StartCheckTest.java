package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.StartCheck;
import dev.belay.postgres.PostgresEngine;
import dev.belay.postgres.connect.ClientHabits;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import dev.belay.sqlite.SqliteEngine;
import dev.belay.sqlite.parse.SqliteDialect;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An application that looks at its start whether its database is as it was built for. */
@ExtendWith(PostgresServer.class)
class StartCheckTest {
  @TempDir Path folder;
  private Cli cli;
  private StartCheck check;

  @BeforeEach
  void prepare() throws Exception {
    cli = new Cli(folder.toRealPath()).shop();
    check = new StartCheck(new SqliteEngine(new SqliteDialect(), Clock.systemUTC()));
  }

  private StartCheck.Answer look() {
    return check.look("jdbc:sqlite:" + cli.folder().resolve("shop.db"), migrations());
  }

  private Path migrations() {
    return cli.folder().resolve("migrations");
  }

  @Test
  void a_database_with_all_migrations_is_ready() {
    assertThat(look().isReady()).isTrue();
    assertThat(look().applied()).containsExactly("0001_create_shop.sql");
    String url = "jdbc:sqlite:" + cli.folder().resolve("shop.db");
    assertThatCode(() -> check.require(url, migrations())).doesNotThrowAnyException();
  }

  @Test
  void what_is_pending_changed_or_has_failed_is_told_with_what_to_do() throws Exception {
    cli.file("migrations/0002_note.sql", "ALTER TABLE orders ADD COLUMN note TEXT;\n");
    String url = cli.folder().resolve("shop.db").toString();
    assertThatThrownBy(() -> check.require(url, migrations()))
        .isInstanceOfSatisfying(
            BelayException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(Code.MIGRATIONS_PENDING);
              assertThat(e.problem().what())
                  .isEqualTo("one migration is not applied yet: 0002_note.sql");
              assertThat(e.problem().remedy()).isEqualTo("belay migrate");
            });
    cli.file("migrations/0002_note.sql", "ALTER TABLE nothing ADD COLUMN note TEXT;\n");
    cli.ends(ExitStatus.FAILED, "migrate", "--no-rehearsal");
    assertThat(look().problems()).extracting(Problem::code).contains(Code.MIGRATION_FAILED_BEFORE);
    cli.file("migrations/0002_note.sql", "ALTER TABLE orders ADD COLUMN note TEXT;\n");
    cli.ends(ExitStatus.DONE, "migrate");
    assertThat(look().isReady()).isTrue();
    cli.file("migrations/0002_note.sql", "CREATE TABLE other (x);\n");
    assertThat(look().problems()).extracting(Problem::code).contains(Code.MIGRATION_CHANGED);
  }

  @Test
  void a_database_that_is_not_there_is_an_answer_and_is_not_made() {
    Path none = cli.folder().resolve("none.db");
    StartCheck.Answer answer = check.look("sqlite:" + none, migrations());
    assertThat(answer.problems()).extracting(Problem::code).containsExactly(Code.DATABASE_MISSING);
    assertThat(none).doesNotExist();
  }

  @Test
  void an_application_that_may_only_work_with_rows_can_look_too(TestServer server)
      throws Exception {
    String schema = "CREATE TABLE orders (id integer PRIMARY KEY);";
    var shop = new ServerShop(server, Files.createDirectory(folder.resolve("server")), schema, "");
    String app = "looks_" + shop.name();
    shop.done("doctor", "--privileges", "--apply", "--role", app);
    var habits = new ClientHabits(Map.of(), folder, "nobody", Path.of("/"));
    var engine = PostgresEngine.usual(habits, Clock.systemUTC(), Duration.ofSeconds(5));
    String url = "jdbc:postgresql://127.0.0.1:%d/%s?user=%s";
    Path migrations = shop.cli().folder().resolve("migrations");
    StartCheck onServer = new StartCheck(engine);
    String address = url.formatted(server.port(), shop.name(), app);
    assertThat(onServer.look(address, migrations).problems()).isEmpty();
    shop.migration("0002_more.sql", "CREATE TABLE more (id integer PRIMARY KEY);\n");
    assertThat(onServer.look(address, migrations).problems())
        .extracting(Problem::code)
        .containsExactly(Code.MIGRATIONS_PENDING);
    assertThat(onServer.look(url.formatted(1, "shop", app), migrations).problems())
        .extracting(Problem::code)
        .containsExactly(Code.DATABASE_UNREACHABLE);
  }
}
