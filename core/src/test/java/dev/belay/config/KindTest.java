package dev.belay.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindTest {
  private static final Path FOLDER = Path.of("/app");

  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "5s, PT5S", "2 m, PT2M", "1h, PT1H", "30d, PT720H", "0s, PT0S"})
  void a_duration_is_read(String text, Duration duration) {
    assertThat(Kind.DURATION.reader().read(text, FOLDER)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "5x", "-5s", "1.5s", "5s5", "9999999999s"})
  void this_is_no_duration(String text) {
    assertThatThrownBy(() -> Kind.DURATION.reader().read(text, FOLDER))
        .hasMessage("is not a duration such as 500ms, 5s, 2m or 1h");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1.5", "many", "9999999999", "٣"})
  void this_is_no_count(String text) {
    assertThatThrownBy(() -> Kind.COUNT.reader().read(text, FOLDER))
        .hasMessage("is not a whole number from 1");
  }

  @ParameterizedTest
  @CsvSource({"a, /app/a", "./a/../b, /app/b", "/x/y, /x/y"})
  void a_relative_path_is_taken_from_the_folder(String text, String path) {
    assertThat(Kind.PATH.reader().read(text, FOLDER)).isEqualTo(Path.of(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "sqlite:a\0b"})
  void a_path_that_can_not_be_is_complained_about(String text) {
    assertThatThrownBy(() -> Kind.URL.reader().read(text, FOLDER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("is not a path here: ");
  }
}
