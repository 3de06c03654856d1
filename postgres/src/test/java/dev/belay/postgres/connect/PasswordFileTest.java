package dev.belay.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordFileTest {
  private static final String LINES =
      """
      # db1:5432:shop:ann:a comment
      db1:5432:shop:ann:first
      db1:5432:shop:ann:second
      db1:*:*:bob:pass\\:word\\\\
      *:*:*:eve:*
      db2:5432:\\*:ann:star
      db2:5432:a\\:b:ann:colon
      too:few:fields
      db3:5432:shop:ann:
      db4:5432:shop:ann:cut:here
      """;

  @TempDir Path home;

  @BeforeEach
  void write() throws IOException {
    Path file = home.resolve(".pgpass");
    Files.writeString(file, LINES);
    permit(file, "rw-------");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://ann@db1/shop, first",
    "postgresql://bob@db1:7777/anything, pass:word\\",
    "postgresql://eve@elsewhere/x, *",
    "postgresql://ann@db2/*, star",
    "postgresql://ann@db2/a:b, colon",
    "postgresql://ann@db3/shop, ''",
    "postgresql://ann@db4/shop, cut",
    "'postgresql://ann@db9,db1/shop', first",
  })
  void the_first_line_that_fits_has_the_password(String url, String password) {
    assertThat(login(url).password()).contains(new Secret(password));
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://ann@db1:5433/shop",
    "postgresql://ann@db1/other",
    "postgresql://ann@db2/shop",
    "postgresql://zoe@db1/shop",
  })
  void a_file_without_a_fitting_line_has_no_password(String url) {
    Login login = login(url);

    assertThat(login.password()).isEmpty();
    assertThat(login.passwordOrigin())
        .isEqualTo(
            "no password: none in the URL or PGPASSWORD, and no line of "
                + home.resolve(".pgpass")
                + " fits");
  }

  @Test
  void it_says_where_the_password_came_from() {
    assertThat(login("postgresql://ann@db1/shop").passwordOrigin())
        .isEqualTo("the password came from " + home.resolve(".pgpass") + ", line 2");
  }

  @ParameterizedTest
  @CsvSource({"rw-r-----", "rw----r--", "rwx--x---"})
  void a_file_that_others_may_use_is_not_used(String permissions) throws IOException {
    permit(home.resolve(".pgpass"), permissions);
    Login login = login("postgresql://ann@db1/shop");

    assertThat(login.password()).isEmpty();
    assertThat(login.passwordOrigin()).contains("was not read: others may, too", permissions);
  }

  @Test
  void a_variable_or_the_url_names_another_file() throws IOException {
    Path other = home.resolve("other file");
    Files.writeString(other, "*:*:*:*:other");
    permit(other, "r--------");
    var url = DatabaseUrl.parse("postgresql://ann@db1/shop", home);
    var named = DatabaseUrl.parse("host=db1 passfile='" + other + "'", home);

    Map<String, String> variables = Map.of("PGPASSFILE", other.toString());
    assertThat(new ClientHabits(variables, home, "ann", home).address(url).login().password())
        .contains(new Secret("other"));
    assertThat(new ClientHabits(Map.of(), home, "ann", home).address(named).login().password())
        .contains(new Secret("other"));
  }

  @Test
  void localhost_in_it_is_the_server_in_the_packages_folder_of_sockets_and_in_no_other()
      throws IOException {
    Path folder = Files.createDirectories(home.resolve("var/run/postgresql"));
    Files.writeString(home.resolve(".pgpass"), "/run/other:*:*:*:other\nlocalhost:*:*:*:local\n");

    assertThat(login("host=" + folder).password()).contains(new Secret("local"));
    assertThat(login("host=/run/other").password()).contains(new Secret("other"));
    assertThat(login("host=/run/third").password()).isEmpty();
  }

  @Test
  void a_missing_file_is_no_trouble() throws IOException {
    Files.delete(home.resolve(".pgpass"));
    Login login = login("postgresql://ann@db1/shop");

    assertThat(login.password()).isEmpty();
    assertThat(login.passwordOrigin()).endsWith("there is no " + home.resolve(".pgpass"));
  }

  private Login login(String url) {
    return new ClientHabits(Map.of(), home, "ann", home)
        .address(DatabaseUrl.parse(url, home))
        .login();
  }

  private static void permit(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
