package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.engine.Diagnosis;
import dev.belay.engine.Diagnosis.Verdict;
import dev.belay.testkit.postgres.OnEveryServer;
import dev.belay.testkit.postgres.TestServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What an application's role may do that it has no need of. */
@OnEveryServer
class RoleRightsTest {
  @Parameter TestServer server;

  private OneLogin team;

  @BeforeEach
  void prepare() {
    team = new OneLogin(server);
  }

  private List<String> subjects(String role) {
    return team.roles().examine(role).stream().map(Diagnosis::subject).toList();
  }

  @Test
  void what_a_role_may_do_is_told_with_why_it_matters() {
    String shop = team.shop();
    team.administer("REVOKE CREATE ON SCHEMA public FROM public");
    assertThat(subjects(shop)).containsExactly("createdb", "database", "schemas", "tables");
    Diagnosis tables =
        team.roles().examine(shop).stream()
            .filter(each -> each.subject().equals("tables"))
            .findFirst()
            .orElseThrow();
    assertThat(tables.verdict()).isEqualTo(Verdict.BAD);
    assertThat(tables.finding())
        .isEqualTo(
            shop
                + " owns the tables empty, parts, parts_1 and 1 more: it can drop, empty and alter"
                + " them, and switch their triggers off");
    assertThat(subjects("postgres")).contains("superuser").doesNotContain("truncate", "member");
    assertThat(subjects("no such role")).containsExactly("role");
  }

  @Test
  void each_right_is_found_by_itself() {
    String bare = "bare_" + team.name();
    team.administer("CREATE ROLE " + bare + " LOGIN", "REVOKE CREATE ON SCHEMA public FROM public");
    assertThat(team.roles().examine(bare).getFirst().verdict()).isEqualTo(Verdict.GOOD);
    having(bare, "CREATEROLE", "createrole");
    having(bare, "BYPASSRLS", "bypassrls");
    having(bare, "REPLICATION", "replication");
    granted(bare, "TRUNCATE ON parts", "truncate");
    granted(bare, "CREATE ON SCHEMA public", "create");
    granted(bare, "\"" + team.shop() + "\"", "member");
    granted(bare, "pg_execute_server_program", "server files");
    team.administer(
        "ALTER TABLE empty ENABLE ROW LEVEL SECURITY", "ALTER TABLE empty OWNER TO " + bare);
    assertThat(subjects(bare)).containsExactly("tables", "row security");
  }

  private void having(String role, String attribute, String subject) {
    team.administer("ALTER ROLE " + role + " " + attribute);
    assertThat(subjects(role)).containsExactly(subject);
    team.administer("ALTER ROLE " + role + " NO" + attribute);
  }

  private void granted(String role, String what, String subject) {
    team.administer("GRANT " + what + " TO " + role);
    assertThat(subjects(role)).containsExactly(subject);
    team.administer("REVOKE " + what + " FROM " + role);
  }
}
