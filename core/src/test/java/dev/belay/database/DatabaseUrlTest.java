package dev.belay.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {
  private static final Path FOLDER = Path.of("/app");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgres://u:p@db1/shop                  | postgres://u:p@db1/shop
          jdbc:postgresql://db1/shop               | postgresql://db1/shop
          host=db1 dbname=shop                     | postgresql://?host=db1&dbname=shop
          host = 'db1'  port= 5433                 | postgresql://?host=db1&port=5433
          'dbname=''a b'' user=u\\=v'              | postgresql://?dbname=a%20b&user=u%3dv
          'password=''a\\''b\\\\c&%'' host=h'      | postgresql://?password=a%27b\\c%26%25&host=h
          host=/run/postgresql                     | postgresql://?host=/run/postgresql
          sslmode=require host=db1                 | postgresql://?sslmode=require&host=db1
          """)
  void a_servers_address_becomes_a_url(String text, String location) {
    assertThat(DatabaseUrl.parse(text, FOLDER))
        .isEqualTo(new DatabaseUrl(DatabaseUrl.POSTGRESQL, location));
  }

  @ParameterizedTest
  @CsvSource({
    "shop.db, /app/shop.db",
    "a=b.db, /app/a=b.db",
    "data/host=x.db, /app/data/host=x.db",
    "sqlite:shop.db?mode=ro, /app/shop.db",
  })
  void a_file_with_an_equals_sign_is_still_a_file(String text, String file) {
    assertThat(DatabaseUrl.parse(text, FOLDER))
        .isEqualTo(new DatabaseUrl(DatabaseUrl.SQLITE, file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgres://u:hunter2@db1/shop                | postgres://u:****@db1/shop
          postgres://u:hun@ter2@db1/shop               | postgres://u:****@db1/shop
          postgres://u:hun?ter/2@db1/shop              | postgres://u:****@db1/shop
          postgres://u@db1/shop?password=hunter2&a=b   | postgres://u@db1/shop?password=****&a=b
          host=db1 password='hun ter2' user=u          | postgresql://?host=db1&password=****&user=u
          """)
  void a_password_is_stars(String text, String shown) {
    assertThat(DatabaseUrl.parse(text, FOLDER)).hasToString(shown);
  }
}
