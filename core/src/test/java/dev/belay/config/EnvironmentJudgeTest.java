package dev.belay.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.Environment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentJudgeTest {
  private static final Path FOLDER = Path.of("/srv/production");

  @ParameterizedTest
  @CsvSource({
    // spoken, NODE_ENV, file, in belay.yaml, decision, by
    "          ,            , shop.db,      false, unknown,     built in",
    "development,           , shop.db,      true,  development, belay.yaml:1",
    "development, production, shop.db,      true,  production,  NODE_ENV",
    "development, test,       shop.db,      true,  development, belay.yaml:1",
    "test,       development, shop.db,      true,  development, NODE_ENV",
    "test,       qa,          shop.db,      true,  unknown,     NODE_ENV",
    "staging,    qa,          shop.db,      true,  staging,     belay.yaml:1",
    "production, development, shop.db,      true,  production,  belay.yaml:1",
    "          , development, shop.db,      false, development, NODE_ENV",
    "          , development, shop.db,      true,  unknown,     built in",
    "          , production,  shop.db,      true,  production,  NODE_ENV",
    "          , prod-eu,     shop.db,      false, production,  NODE_ENV",
    "development, development, shop-prod.db, true, production,  file shop-prod.db",
    "development, development, staging.db,  true,  staging,     file staging.db",
    "test,       test,        product.db,   true,  test,        belay.yaml:1",
    "          ,            , test.db,      false, unknown,     built in",
  })
  void the_strictest_wins(
      String spoken, String variable, String file, boolean declared, String decision, String by) {
    List<Vote> said =
        spoken == null
            ? List.of()
            : List.of(
                new Vote(
                    Environment.parse(spoken).orElseThrow(),
                    new Origin.Yaml("belay.yaml", 1, "environment")));
    Map<String, String> process = variable == null ? Map.of() : Map.of("NODE_ENV", variable);
    Vote vote = Vote.strictest(judge(process).votes("shop", sqlite(file), said, declared));
    assertThat(vote.environment()).hasToString(decision);
    assertThat(vote.origin()).hasToString(by);
  }

  @Test
  void every_variable_is_heard() {
    for (String name : EnvironmentJudge.VARIABLES) {
      var votes =
          judge(Map.of(name, "production")).votes("shop", sqlite("shop.db"), List.of(), true);
      assertThat(votes)
          .containsExactly(new Vote(Environment.PRODUCTION, new Origin.Variable(name)));
    }
  }

  @Test
  void a_list_means_its_strictest_member() {
    assertThat(EnvironmentJudge.meaning("cloud,dev")).isEqualTo(Environment.DEVELOPMENT);
    assertThat(EnvironmentJudge.meaning("dev,prod,cloud")).isEqualTo(Environment.PRODUCTION);
    assertThat(EnvironmentJudge.meaning("cloud,eu")).isEqualTo(Environment.UNKNOWN);
  }

  @Test
  void hosts_databases_and_target_names_are_looked_at_but_never_users_and_passwords() {
    assertThat(decision("shop", "postgres://app:prod@db/shop")).isEqualTo("UNKNOWN built in");
    assertThat(decision("shop", "postgres://prod:x@db/shop")).isEqualTo("UNKNOWN built in");
    assertThat(decision("shop", "postgres://app:a@b/prod@db-prod.example.org:5432/shop"))
        .isEqualTo("PRODUCTION host db-prod.example.org");
    assertThat(decision("shop", "postgres://db/shop_prod?sslmode=require"))
        .isEqualTo("PRODUCTION database shop_prod");
    assertThat(decision("shop", "postgres:///shop?host=prod-1"))
        .isEqualTo("PRODUCTION host prod-1");
    assertThat(decision("shop", "service=shop-prod user=ann"))
        .isEqualTo("PRODUCTION service shop-prod");
    assertThat(decision("prod", "postgres://db/shop")).isEqualTo("PRODUCTION target prod");
  }

  private static String decision(String target, String url) {
    var parsed = DatabaseUrl.parse(url, FOLDER);
    Vote vote = Vote.strictest(judge(Map.of()).votes(target, parsed, List.of(), true));
    return vote.environment().name() + " " + vote.origin();
  }

  private static DatabaseUrl sqlite(String file) {
    return DatabaseUrl.parse(file, FOLDER);
  }

  private static EnvironmentJudge judge(Map<String, String> process) {
    return new EnvironmentJudge(new Variables(process, Map.of(), FOLDER));
  }
}
