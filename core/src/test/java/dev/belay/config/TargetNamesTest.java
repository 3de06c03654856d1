package dev.belay.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.Target;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetNamesTest {
  @ParameterizedTest
  @CsvSource({
    "shop.db, shop",
    "a/b/shop.v2.sqlite3, shop.v2",
    ".db, db",
    "-x y!.db, x-y-",
    "ü.db, database",
    "postgres://u:p@h:5432/shop?sslmode=off, shop",
    "postgres://u:p@h/, database",
  })
  void a_database_gets_this_name(String url, String name) {
    var parsed = DatabaseUrl.parse(url, Path.of("/app"));
    assertThat(TargetNames.of(parsed)).isEqualTo(name);
    assertThat(new Target(name, parsed, dev.belay.database.Environment.TEST).name())
        .isEqualTo(name);
    assertThat(TargetNames.valid(name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"''", "-a", ".a", "a b", "a/b", "ä"})
  void this_is_no_name(String text) {
    assertThat(TargetNames.valid(text)).isFalse();
  }
}
