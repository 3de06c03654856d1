package dev.belay.junit.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.junit.BelayDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrdersTest {
  @RegisterExtension
  static final BelayDatabase database =
      BelayDatabase.migratedFrom(Path.of("src/test/resources/migrations"))
          .on("jdbc:sqlite:target/example/shop.db");

  @Test
  void an_order_can_be_placed(Connection connection) throws Exception {
    try (var statement = connection.createStatement()) {
      int rows = statement.executeUpdate("INSERT INTO orders VALUES (1, 'Ada')");
      assertThat(rows).isEqualTo(1);
    }
  }

  @Test
  void the_application_is_told_where() {
    assertThat(database.url()).startsWith("jdbc:sqlite:").endsWith("_test.db");
  }
}
