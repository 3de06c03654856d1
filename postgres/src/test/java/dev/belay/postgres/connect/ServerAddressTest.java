package dev.belay.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.Secret;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
  @TempDir Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgresql://db1/shop                          | ann@db1:5432/shop
          postgres://bob@db1:5433/shop                   | bob@db1:5433/shop
          jdbc:postgresql://db1:5433/shop?user=bob       | bob@db1:5433/shop
          jdbc:postgresql:shop                           | ann@localhost:5432/shop
          postgresql://                                  | ann@localhost:5432/ann
          postgresql:///shop                             | ann@localhost:5432/shop
          postgresql://bob@/                             | bob@localhost:5432/bob
          postgresql://[::1]:5433/shop                   | ann@[::1]:5433/shop
          postgresql://[2001:db8::7]/shop                | ann@[2001:db8::7]:5432/shop
          postgresql://db1:1,db2,db3:3/shop              | ann@db1:1,db2:5432,db3:3/shop
          postgresql:///shop?host=db1,db2&port=7         | ann@db1:7,db2:7/shop
          postgresql:///shop?host=db1,db2&port=7,8       | ann@db1:7,db2:8/shop
          postgresql://bob%40firm@db1/my%20shop          | bob@firm@db1:5432/my shop
          postgresql://u:p%40:%2F@db1/shop               | u@db1:5432/shop
          postgresql://u:a@b@db1/shop                    | u@db1:5432/shop
          postgresql:///?host=/run/pg&dbname=shop        | ann@/run/pg:5432/shop
          postgresql://%2Frun%2Fpg/shop                  | ann@/run/pg:5432/shop
          postgresql:///shop?hostaddr=10.0.0.1           | ann@10.0.0.1:5432/shop
          host=db1 port=5433 dbname=shop user=bob        | bob@db1:5433/shop
          host = db1  dbname = 'my shop'                 | ann@db1:5432/my shop
          dbname=it\\'s\\\\ours host=''                  | ann@localhost:5432/it's\\ours
          host=/run/pg dbname='a&b=c%d'                  | ann@/run/pg:5432/a&b=c%d
          """)
  void what_is_left_out_has_its_default(String url, String expected) {
    assertThat(whole(address(url))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgresql://u:secret@db1/shop                | secret
          postgresql://u:a%2Fb%3Ac%25@db1/shop          | a/b:c%
          postgresql://u:a@b:c@db1/shop                 | a@b:c
          postgresql://u@db1/shop?password=s%26t+u      | s&t+u
          host=db1 user=u password='s t&u=%x'           | s t&u=%x
          """)
  void a_password_is_read_and_never_shown(String url, String password) {
    DatabaseUrl parsed = DatabaseUrl.parse(url, home);
    ServerAddress address = habits(Map.of()).address(parsed);

    assertThat(address.login().password()).contains(new Secret(password));
    assertThat(address.login().passwordOrigin()).isEqualTo("the password came from the URL");
    assertThat(parsed + " " + address + " " + address.login()).doesNotContain(password);
    assertThat(DriverSettings.url(address)).doesNotContain(password);
  }

  @Test
  void variables_fill_in_what_the_url_leaves_out() {
    Map<String, String> variables =
        Map.of(
            "PGHOST", "db9",
            "PGPORT", "6000",
            "PGUSER", "eve",
            "PGPASSWORD", "from-variable",
            "PGDATABASE", "other",
            "PGSSLMODE", "verify-full",
            "PGSSLROOTCERT", "");

    ServerAddress all = habits(variables).address(url("postgresql://"));
    assertThat(whole(all)).isEqualTo("eve@db9:6000/other");
    assertThat(all.login().password()).contains(new Secret("from-variable"));
    assertThat(all.login().passwordOrigin()).isEqualTo("the password came from PGPASSWORD");
    assertThat(all.parameters()).isEqualTo(Map.of(Keyword.SSLMODE, "verify-full"));

    ServerAddress none =
        habits(variables).address(url("postgresql://bob:x@db1:1/shop?sslmode=require"));
    assertThat(whole(none)).isEqualTo("bob@db1:1/shop");
    assertThat(none.login().password()).contains(new Secret("x"));
    assertThat(none.parameters()).isEqualTo(Map.of(Keyword.SSLMODE, "require"));
  }

  @Test
  void parameters_reach_the_driver_in_its_own_words() {
    ServerAddress address =
        address(
            "postgresql://db1/shop?sslmode=verify-ca&sslrootcert=/c/root.crt&connect_timeout=3"
                + "&application_name=deploy&target_session_attrs=read-write"
                + "&options=-c%20search_path%3Dapp&schema=app&pgbouncer=true&connection_limit=1");

    assertThat(DriverSettings.properties(address))
        .containsEntry("sslmode", "verify-ca")
        .containsEntry("sslrootcert", "/c/root.crt")
        .containsEntry("connectTimeout", "3")
        .containsEntry("ApplicationName", "deploy")
        .containsEntry("targetServerType", "primary")
        .containsEntry("options", "-c search_path=app")
        .containsEntry("currentSchema", "app")
        .containsEntry("user", "ann")
        .containsEntry("password", "")
        .doesNotContainKeys("pgbouncer", "connection_limit");
  }

  @Test
  void the_systems_certificates_are_those_that_java_trusts() {
    assertThat(DriverSettings.properties(address("postgresql://db1/shop?sslrootcert=system")))
        .containsEntry("sslmode", "verify-full")
        .containsEntry("sslfactory", "dev.belay.postgres.wire.SystemBlockSslFactory")
        .doesNotContainKey("sslrootcert");
  }

  @ParameterizedTest
  @CsvSource({"true, require", "false, disable"})
  void ssl_of_other_drivers_is_understood_as_libpq_does(String value, String mode) {
    assertThat(address("jdbc:postgresql://db1/shop?ssl=" + value).parameters())
        .isEqualTo(Map.of(Keyword.SSLMODE, mode));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:hun/ter2@db1:none/shop",
        "postgresql://u:hun?ter2@db1/shop",
        "postgresql://u:hunter2%@db1/shop",
        "postgresql://u:hunter2%zz@db1/shop",
        "postgresql://u:hunter2@db1:0/shop",
        "postgresql://u:hunter2@db1:65536/shop",
        "postgresql://u:hunter2@db1:99999999999/shop",
        "postgresql://u:hunter2@db1/shop?sslmod=verify-full",
        "postgresql://u:hunter2@/shop?host=@pg",
        "postgresql://u:hunter2@db1/shop?sslmode",
        "postgresql://u:hunter2@/shop?host=a,b,c&port=1,2",
      })
  void what_makes_no_sense_is_refused_without_showing_the_password(String url) {
    assertThatThrownBy(() -> address(url))
        .isInstanceOfSatisfying(
            BelayException.class,
            e -> assertThat(e.problem().code()).isEqualTo(Code.CONFIGURATION_INVALID))
        .message()
        .doesNotContain("hun")
        .doesNotContain("ter2")
        .contains("the URL of the database can't be used");
    assertThat(url(url).toString()).doesNotContain("ter2");
  }

  @Test
  void a_socket_is_used_as_it_is_whatever_is_asked_for_encryption() {
    ServerAddress address =
        address("host=/run/pg port=7 dbname=shop sslmode=verify-full requirepeer=postgres");

    assertThat(address).hasToString("[/run/pg]:7/shop");
    assertThat(address.url("other")).isEqualTo("postgresql:///other?host=/run/pg&port=7");
    assertThat(DriverSettings.url(address)).isEqualTo("jdbc:postgresql://127.0.0.1/shop");
    assertThat(DriverSettings.properties(address))
        .containsEntry("socketFactoryArg", "/run/pg/.s.PGSQL.7\npostgres")
        .containsEntry("sslmode", "disable");
    assertThat(ClientVariables.of(address))
        .containsEntry("PGHOST", "/run/pg")
        .containsEntry("PGPORT", "7")
        .containsEntry("PGREQUIREPEER", "postgres")
        .containsEntry("PGSSLMODE", "verify-full");
  }

  @Test
  void a_socket_may_be_one_of_several_hosts() {
    ServerAddress address = address("host=/run/pg,db2 port=7,8 dbname=shop sslmode=require");

    assertThat(address).hasToString("[/run/pg]:7,db2:8/shop");
    assertThat(address.url("other")).isEqualTo("postgresql:///other?host=/run/pg,db2&port=7,8");
    assertThat(address.ways())
        .extracting(ServerAddress::toString)
        .containsExactly("[/run/pg]:7/shop", "db2:8/shop");
    assertThat(DriverSettings.properties(address.ways().getFirst()))
        .containsEntry("sslmode", "disable");
    assertThat(DriverSettings.properties(address.ways().getLast()))
        .containsEntry("sslmode", "require");
    assertThat(ClientVariables.of(address))
        .containsEntry("PGHOST", "/run/pg,db2")
        .containsEntry("PGPORT", "7,8");
    assertThat(whole(address(address.url("other").replace("ql://", "ql://ann@"))))
        .startsWith("ann@/run/pg:7");
  }

  @Test
  void a_standby_that_is_preferred_is_looked_for_at_each_host_first() {
    String url = "host=/run/pg,db2 dbname=shop target_session_attrs=prefer-standby";

    assertThat(address(url).ways())
        .extracting(
            ServerAddress::server, way -> way.parameters().get(Keyword.TARGET_SESSION_ATTRS))
        .containsExactly(
            tuple("[/run/pg]", "standby"),
            tuple("db2", "standby"),
            tuple("[/run/pg]", "any"),
            tuple("db2", "any"));
  }

  @Test
  void without_a_host_the_packages_socket_is_taken_if_there_is_one() throws IOException {
    Path folder = Files.createDirectories(home.resolve("var/run/postgresql"));
    assertThat(whole(address("dbname=shop"))).isEqualTo("ann@localhost:5432/shop");

    Files.createFile(folder.resolve(".s.PGSQL.5432"));
    assertThat(whole(address("dbname=shop"))).isEqualTo("ann@" + folder + ":5432/shop");
    assertThat(whole(address("postgresql:///shop"))).isEqualTo("ann@" + folder + ":5432/shop");
    assertThat(whole(address("port=5433 dbname=shop"))).isEqualTo("ann@localhost:5433/shop");
    assertThat(whole(address("hostaddr=::1"))).isEqualTo("ann@[::1]:5432/ann");
  }

  @Test
  void the_folder_for_everybody_is_looked_in_only_where_packages_have_made_none()
      throws IOException {
    Path shared = Files.createDirectories(home.resolve("tmp"));
    Files.createFile(shared.resolve(".s.PGSQL.5432"));
    assertThat(whole(address("dbname=shop"))).isEqualTo("ann@" + shared + ":5432/shop");

    Files.createDirectories(home.resolve("var/run/postgresql"));
    assertThat(whole(address("dbname=shop"))).isEqualTo("ann@localhost:5432/shop");
  }

  @Test
  void another_database_of_the_same_server_keeps_the_rest() {
    ServerAddress other = address("postgresql://u:p@db1:7/shop").withDatabase("postgres");

    assertThat(whole(other)).isEqualTo("u@db1:7/postgres");
    assertThat(other).hasToString("db1:7/postgres");
    assertThat(other.login().password()).contains(new Secret("p"));
  }

  @Test
  void names_are_encoded_in_the_drivers_url() {
    assertThat(DriverSettings.url(address("postgresql://[::1]:7,db2/a%2Fb%20c%3F")))
        .isEqualTo("jdbc:postgresql://[::1]:7,db2:5432/a%2Fb+c%3F");
  }

  private ServerAddress address(String url) {
    return habits(Map.of()).address(url(url));
  }

  private DatabaseUrl url(String text) {
    return DatabaseUrl.parse(text, home);
  }

  private ClientHabits habits(Map<String, String> variables) {
    return new ClientHabits(variables, home, "ann", home);
  }

  private static String whole(ServerAddress address) {
    String places = String.join(",", address.hosts().stream().map(Host::inUrl).toList());
    return address.login().user() + "@" + places + "/" + address.database();
  }
}
