package dev.belay.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParenthesesTest {
  @Test
  void all_that_has_to_be_true_is_found_through_parentheses() {
    assertThat(Parentheses.conjuncts("((a > 0) AND ((b) and (c IS NOT NULL)))"))
        .containsExactly("a > 0", "b", "c IS NOT NULL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a OR b AND c", "band > 1", "a = ' AND '", "\"a AND b\" > 0", "f(a AND b)", "a"})
  void what_is_no_list_of_several_stays_whole(String condition) {
    assertThat(Parentheses.conjuncts(condition)).containsExactly(condition);
  }

  @ParameterizedTest
  @CsvSource({"(,)", "(a AND ,)", "(a) AND ,''"})
  void a_very_long_condition_takes_no_time(String begin, String end) {
    String condition = begin.repeat(20_000) + "a" + end.repeat(20_000);
    long since = System.nanoTime();
    List<String> found = Parentheses.conjuncts(condition);
    assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(1));
    assertThat(found).containsExactly(condition);
  }
}
