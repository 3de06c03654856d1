package dev.belay.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlankTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "/* a",
        "/*",
        "-- a",
        "/* a */ -- b\n;",
        "\ufeff",
        "\0SELECT 1",
        "-- a\0"
      })
  void where_nothing_is_run(String sql) {
    assertThat(Blank.is(sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT 1", "/* a */ SELECT 1", "-- a\nSELECT 1", "-", "/", "*/", "a\0"})
  void where_something_is(String sql) {
    assertThat(Blank.is(sql)).isFalse();
  }
}
