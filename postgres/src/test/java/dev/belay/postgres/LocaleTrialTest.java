package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.ByteCount;
import dev.belay.engine.Description;
import dev.belay.engine.Obstacle;
import dev.belay.testkit.postgres.OnEveryServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Every server says which encodings and collations it has, and nothing is made for that. */
@OnEveryServer
class LocaleTrialTest {
  @TempDir Path folder;
  @Parameter TestServer server;

  private List<Obstacle> obstacles(String clause) {
    var needed =
        new Description(
            "PostgreSQL", new ByteCount(1), false, new TreeMap<>(Map.of("created_with", clause)));
    return new PostgresSubject(server, folder).at("postgres").obstacles(needed);
  }

  private String databases() {
    return server.psql("postgres", "SELECT datname FROM pg_database ORDER BY 1");
  }

  @Test
  void a_locale_that_the_server_has_not_is_found() {
    String before = databases();
    String clause = "ENCODING 'UTF8' LC_COLLATE 'xx_YY.UTF-8' LC_CTYPE 'C'";
    assertThat(obstacles(clause))
        .singleElement()
        .satisfies(
            obstacle -> {
              assertThat(obstacle.what())
                  .startsWith("encoding and collation of the backup are not to be had")
                  .contains(clause, "invalid", "locale name");
              assertThat(obstacle.remedy()).contains("locale-gen");
            });
    assertThat(obstacles("ENCODING 'KLINGON'")).hasSize(1);
    assertThat(databases()).isEqualTo(before);
  }

  @Test
  void those_that_it_has_are_no_obstacle() throws Exception {
    String before = databases();
    for (String known :
        List.of("ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'", "ENCODING 'SQL_ASCII'", own())) {
      assertThat(obstacles(known)).as(known).isEmpty();
    }
    assertThat(databases()).isEqualTo(before);
  }

  private String own() throws Exception {
    try (var connection = server.connect("template1")) {
      return DatabaseLocale.of(connection).clause().strip();
    }
  }
}
