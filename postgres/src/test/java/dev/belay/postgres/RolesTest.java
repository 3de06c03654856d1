package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.belay.engine.Diagnosis;
import dev.belay.engine.Diagnosis.Verdict;
import dev.belay.engine.GuardOptions;
import dev.belay.engine.Progress;
import dev.belay.engine.Roles;
import dev.belay.problem.BelayException;
import dev.belay.testkit.postgres.OnEveryServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What an application's role may do, and that nothing of it is left after the split but rows. */
@OnEveryServer
class RolesTest {
  @TempDir Path scratch;
  @Parameter TestServer server;

  private OneLogin team;
  private String name;
  private String shop;
  private Roles.Pair pair;

  @BeforeEach
  void prepare() {
    team = new OneLogin(server);
    name = team.name();
    shop = team.shop();
    pair = team.pair();
  }

  @Test
  void the_statements_leave_the_application_rows_and_nothing_else() {
    List<String> statements = team.roles().statements(pair);
    assertThat(statements)
        .startsWith("CREATE ROLE " + name + "_owner NOLOGIN")
        .contains(
            "ALTER TABLE stock.\"Odd Name\" OWNER TO " + name + "_owner",
            "GRANT USAGE ON SCHEMA stock TO \"" + shop + "\"");
    team.ask("BEGIN;\n" + String.join(";\n", statements) + ";\nCOMMIT;\n");
    team.isSplit();
  }

  @Test
  void it_is_rehearsed_on_a_copy_of_which_nothing_is_left() throws Exception {
    String before = team.owners();
    String databases = team.ask("SELECT count(*) FROM pg_database");
    team.roles().rehearse(pair, scratch, Progress.NONE);
    assertThat(team.owners()).isEqualTo(before);
    assertThat(team.ask("SELECT count(*) FROM pg_database")).isEqualTo(databases);
    assertThat(team.ask("SELECT 1 FROM pg_roles WHERE rolname = '" + name + "_owner'")).isEmpty();
    team.split(pair);
    team.isSplit();
    team.roles().prove(pair);
    team.split(pair);
    team.isSplit();
  }

  @Test
  void an_administrator_who_is_no_superuser_can_do_it_as_a_member() {
    String admin = administrator();
    team.split(admin, pair);
    team.roles(admin).prove(pair);
    if (!team.ask("SELECT 1 FROM pg_namespace WHERE oid = 2200 AND nspowner = 10").isEmpty()) {
      // before PostgreSQL 15: what everybody may make there only a superuser can forbid
      assertThat(team.roles(admin).examine(shop))
          .extracting(Diagnosis::subject)
          .containsExactly("create");
      team.administer(
          "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
          "GRANT CREATE ON SCHEMA public TO " + pair.owner());
    }
    team.isSplit();
  }

  @Test
  void an_administrator_who_is_no_superuser_can_rehearse_it() throws Exception {
    String before = team.owners();
    team.roles(administrator()).rehearse(pair, scratch, Progress.NONE);
    assertThat(team.owners()).isEqualTo(before);
  }

  private String administrator() {
    String admin = "admin_" + name;
    team.administer(
        "CREATE ROLE " + admin + " LOGIN CREATEROLE CREATEDB",
        "GRANT \"" + shop + "\" TO " + admin + " WITH ADMIN OPTION");
    return admin;
  }

  @Test
  void a_protected_database_is_split_and_stays_protected() {
    var guards = team.database("postgres").guards().orElseThrow();
    guards.install(GuardOptions.USUAL);
    team.split(pair);
    team.isSplit();
    assertThat(guards.status().isAsAsked()).isTrue();
  }

  @Test
  void what_the_statements_can_not_take_is_found_and_nothing_is_changed() {
    String before = team.owners();
    // a right that somebody else has handed on stays when the owner takes back his own
    team.administer(
        "CREATE ROLE friends_" + name,
        "GRANT friends_" + name + " TO \"" + shop + "\"",
        "GRANT TRUNCATE ON parts TO friends_" + name);
    assertThatThrownBy(() -> team.split(pair))
        .isInstanceOfSatisfying(
            BelayException.class,
            e -> assertThat(e.problem().why()).contains("may TRUNCATE parts"));
    assertThat(team.owners()).isEqualTo(before);
  }

  @Test
  void the_proof_fails_for_whoever_can_do_too_much_or_too_little() {
    team.split(pair);
    team.administer("REVOKE UPDATE ON parts FROM \"" + shop + "\"");
    unproven("it can't do: UPDATE public.parts");
    team.administer("GRANT UPDATE, TRUNCATE ON parts TO \"" + shop + "\"");
    unproven("may TRUNCATE parts");
    team.administer("REVOKE TRUNCATE ON parts FROM \"" + shop + "\"");
    team.roles().prove(pair);
  }

  private void unproven(String why) {
    assertThatThrownBy(() -> team.roles().prove(pair))
        .isInstanceOfSatisfying(
            BelayException.class, e -> assertThat(e.problem().why()).contains(why));
  }

  @Test
  void a_login_does_not_take_its_own_rights_and_some_roles_are_none_for_applications() {
    assertThat(team.roles(shop).pair(Optional.empty(), Optional.empty())).isEqualTo(pair);
    assertThatThrownBy(() -> team.split(shop, pair)).hasMessageContaining("its own rights");
    assertThatThrownBy(() -> team.roles().statements(new Roles.Pair("o", "postgres")))
        .hasMessageContaining("role of an application");
    assertThatThrownBy(() -> team.roles().statements(new Roles.Pair(shop, shop)))
        .hasMessageContaining("role of an application");
  }

  @Test
  void a_transaction_is_in_once_it_was_committed_and_not_before() {
    Roles roles = team.roles();
    var transaction = new AtomicReference<>("");
    var fails = new IllegalStateException("killed");
    assertThatThrownBy(
            () ->
                roles.apply(
                    pair,
                    id -> {
                      transaction.set(id);
                      throw fails;
                    }))
        .isSameAs(fails);
    assertThat(roles.isIn(transaction.get(), pair)).isFalse();
    assertThat(roles.isIn(team.split(pair), pair)).isTrue();
    assertThat(roles.isIn(transaction.get(), pair)).isFalse();
    // one that the server knows nothing of is told by what there is
    assertThat(roles.isIn("999999999999", pair)).isTrue();
    assertThat(roles.isIn("999999999999", new Roles.Pair("postgres", shop))).isFalse();
  }

  @Test
  void as_long_as_it_is_going_on_nobody_can_tell() {
    Roles roles = team.roles();
    List<String> told = new ArrayList<>();
    roles.apply(pair, id -> told.add(String.valueOf(catchThrowable(() -> roles.isIn(id, pair)))));
    assertThat(told)
        .singleElement()
        .asString()
        .contains("the transaction that splits the roles has not ended", "nobody can tell yet");
  }

  @Test
  void an_application_without_a_role_of_its_own_gets_one() {
    var fresh = new Roles.Pair(name + "_owner", "fresh_" + name);
    team.split(fresh);
    team.roles().prove(fresh);
    assertThat(team.roles().examine("fresh_" + name).getFirst().verdict()).isEqualTo(Verdict.GOOD);
  }

  @Test
  void strong_memberships_are_taken_away() {
    team.administer(
        "CREATE ROLE " + name + "_owner NOLOGIN",
        "GRANT " + name + "_owner, pg_write_server_files TO \"" + shop + "\"",
        "ALTER ROLE \"" + shop + "\" SUPERUSER CREATEROLE REPLICATION BYPASSRLS");
    team.split(pair);
    team.isSplit();
  }

  @Test
  void rights_that_everybody_has_are_taken_back_too() {
    team.administer("GRANT TRUNCATE ON parts TO PUBLIC", "GRANT CREATE ON SCHEMA stock TO PUBLIC");
    team.split(pair);
    team.isSplit();
  }

  @Test
  void what_runs_with_a_superusers_rights_stays_his() {
    team.administer(
        "CREATE FUNCTION strong() RETURNS integer SECURITY DEFINER LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION plain() RETURNS integer LANGUAGE sql AS 'SELECT 1'");
    assertThat(String.join(";", team.roles().statements(pair)))
        .contains("public.plain()")
        .doesNotContain("strong");
  }

  @Test
  void guards_that_the_application_has_installed_are_not_its_own_any_more() {
    team.database(shop).guards().orElseThrow().install(GuardOptions.USUAL);
    team.split(pair);
    team.roles().prove(pair);
    team.denied("SELECT belay_guard.pass('because', NULL)", "DROP SCHEMA belay_guard CASCADE");
    team.denied("DELETE FROM belay_guard.passes");
  }
}
