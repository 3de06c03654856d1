package dev.belay.protect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.Environment;
import dev.belay.database.Mark;
import dev.belay.database.Target;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkReadingTest {
  private static final Target SHOP =
      new Target("shop", new DatabaseUrl(DatabaseUrl.SQLITE, "shop.db"), Environment.DEVELOPMENT);

  private static MarkReading reading(Environment environment, boolean own) {
    var mark = new Mark(environment, own, "somewhere", Instant.EPOCH, "nina on db1");
    return new MarkReading(Optional.of(mark), Optional.empty());
  }

  @Test
  void a_mark_that_can_not_be_read_may_say_anything() {
    var reading = new MarkReading(Optional.empty(), Optional.of("permission denied"));
    assertThat(reading.raised(SHOP).environment()).isEqualTo(Environment.UNKNOWN);
  }

  @Test
  void its_own_mark_raises_a_database_and_never_lowers_one() {
    assertThat(reading(Environment.PRODUCTION, true).raised(SHOP).environment())
        .isEqualTo(Environment.PRODUCTION);
    assertThat(reading(Environment.TEST, true).raised(SHOP)).isEqualTo(SHOP);
  }

  @Test
  void the_mark_of_another_says_nothing() {
    assertThat(reading(Environment.PRODUCTION, false).raised(SHOP)).isEqualTo(SHOP);
    assertThat(new MarkReading(Optional.empty(), Optional.empty()).raised(SHOP)).isEqualTo(SHOP);
  }
}
