package dev.belay.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.Secret;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServicesTest {
  private static final String OWN =
      """
      # of ann
      [main]
        host=db1
      port=5433
      # the first one counts
      port=5434
      dbname=shop = 1
      user=bob
      password=s e'c:ret
      keepalives_idle=30
      sslmode=verify-full

      [socket]
      host=/run/pg
      [wrong]
      prot=5433
      """;

  @TempDir Path home;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(home.resolve(".pg_service.conf"), OWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"service=main", "postgresql://?service=main"})
  void a_service_says_what_the_url_leaves_out(String url) {
    ServerAddress address = address(Map.of(), url);

    assertThat(address).hasToString("db1:5433/shop = 1");
    assertThat(address.login())
        .isEqualTo(
            new Login(
                "bob", Optional.of(new Secret("s e'c:ret")), "the password came from the service"));
    assertThat(address.parameters()).isEqualTo(Map.of(Keyword.SSLMODE, "verify-full"));
    assertThat(address(Map.of(), "service=socket")).hasToString("[/run/pg]/ann");
  }

  @Test
  void the_url_is_stronger_than_the_service_and_the_service_than_variables() {
    Map<String, String> variables = Map.of("PGPORT", "1", "PGUSER", "eve", "PGAPPNAME", "deploy");
    ServerAddress address =
        address(variables, "postgresql://carl:pw@/other?service=main&sslmode=require");

    assertThat(address).hasToString("db1:5433/other");
    assertThat(address.login().user()).isEqualTo("carl");
    assertThat(address.login().passwordOrigin()).isEqualTo("the password came from the URL");
    assertThat(address.parameters())
        .isEqualTo(Map.of(Keyword.SSLMODE, "require", Keyword.APPLICATION_NAME, "deploy"));
  }

  @Test
  void a_variable_names_the_service_unless_the_url_does() {
    Map<String, String> variables = Map.of("PGSERVICE", "main");

    assertThat(address(variables, "postgresql://")).hasToString("db1:5433/shop = 1");
    assertThat(address(variables, "service=socket")).hasToString("[/run/pg]/ann");
    assertThat(ClientVariables.of(address(variables, "postgresql://")))
        .doesNotContainKeys("PGSERVICE", "PGSERVICEFILE");
  }

  @Test
  void another_file_is_named_by_a_variable_or_the_url() throws IOException {
    Files.writeString(home.resolve("mine.conf"), "[main]\nhost=mine\n");
    String file = home.resolve("mine.conf").toString();

    assertThat(address(Map.of("PGSERVICEFILE", file), "service=main")).hasToString("mine/ann");
    assertThat(address(Map.of(), "service=main servicefile=" + file)).hasToString("mine/ann");
  }

  @ParameterizedTest
  @CsvSource({"etc/postgresql-common, ''", "etc/sysconfig/pgsql, ''", "conf, conf"})
  void the_machines_file_is_asked_where_the_users_has_no_such_service(
      String folder, String variable) throws IOException {
    Path file = Files.createDirectories(home.resolve(folder)).resolve("pg_service.conf");
    Files.writeString(file, "[main]\nhost=not this\n[all]\nhost=db9");
    String named = variable.isEmpty() ? "" : home.resolve(variable).toString();

    assertThat(address(Map.of("PGSYSCONFDIR", named), "service=all")).hasToString("db9/ann");
    assertThat(address(Map.of("PGSYSCONFDIR", named), "service=main"))
        .hasToString("db1:5433/shop = 1");
  }

  @Test
  void a_service_that_is_nowhere_says_where_it_was_looked_for() {
    assertThat(problem(Map.of("PGSYSCONFDIR", "/nowhere"), "service=mian"))
        .isEqualTo(
            Problem.of(Code.CONFIGURATION_INVALID, "there is no service mian")
                .why(
                    "no [mian] stands in "
                        + home.resolve(".pg_service.conf")
                        + ", /nowhere/pg_service.conf (not there)")
                .remedy("write it there, as: [mian], then host=db1 and dbname=shop below it"));
  }

  @Test
  void a_file_that_is_named_must_be_there() {
    Problem problem = problem(Map.of("PGSERVICEFILE", "/nowhere/mine"), "service=main");

    assertThat(problem.what()).isEqualTo("can't read the services in /nowhere/mine");
  }

  @Test
  void a_misspelt_port_leads_nowhere() {
    assertThat(problem(Map.of(), "service=wrong"))
        .isEqualTo(
            Problem.of(
                    Code.CONFIGURATION_INVALID,
                    home.resolve(".pg_service.conf") + ", line 16 can't be used")
                .why("Belay doesn't know prot= there")
                .remedy("write it as KEYWORD=VALUE, as: port=5433"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"service=main", "host", "sslcrl=/x", "ldap://x/y?z", "host =db1"})
  void what_libpq_or_belay_does_not_understand_is_refused(String line) throws IOException {
    Files.writeString(home.resolve(".pg_service.conf"), "[main]\n" + line);

    assertThat(problem(Map.of(), "service=main").what()).endsWith("line 2 can't be used");
  }

  private ServerAddress address(Map<String, String> variables, String url) {
    return new ClientHabits(variables, home, "ann", home).address(DatabaseUrl.parse(url, home));
  }

  private Problem problem(Map<String, String> variables, String url) {
    var thrown = catchThrowableOfType(BelayException.class, () -> address(variables, url));
    assertThat(thrown).isNotNull();
    return thrown.problem();
  }
}
