package dev.belay.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.DatabaseUrl;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  private static final Path FOLDER = Path.of("/srv/shop");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shop.db                                       | shop.db
          postgresql://ann:secret@db1/shop?sslmode=a    | postgresql://ann:****@db1/shop
          host=/run/pg dbname=shop password=secret      | postgresql://?host=/run/pg&dbname=shop
          postgresql://ann@/shop?a=b&service=main       | postgresql://ann@/shop?service=main
          """)
  void a_database_is_shown_by_what_says_where_it_is(String url, String shown) {
    assertThat(Words.place(DatabaseUrl.parse(url, FOLDER), FOLDER)).isEqualTo(shown);
  }
}
