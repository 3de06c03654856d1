package dev.belay.junit.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.junit.BelayTest;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@BelayTest(migrations = "src/test/resources/migrations", on = "jdbc:sqlite:target/example/shop.db")
class InvoicesTest {
  @Test
  void a_pool_can_be_made_of_it(DataSource source) throws Exception {
    try (var connection = source.getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }
}
