package dev.belay.postgres.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "plain", "aüb", "€uro", "😀x😀", "\ud83d", "x\ude00y", "a\u0000b\uffff"})
  void the_begin_of_each_character_is_found(String text) {
    Offsets offsets = Offsets.of(text);

    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int bytes = text.substring(0, i).getBytes(StandardCharsets.UTF_8).length;
      assertThat(offsets.toIndex(bytes)).as("byte %d", bytes).isEqualTo(i);
    }
    int all = text.getBytes(StandardCharsets.UTF_8).length;
    assertThat(offsets.toIndex(all)).isEqualTo(text.length()).isEqualTo(offsets.end());
  }

  @Test
  void what_is_outside_is_moved_inside() {
    assertThat(Offsets.of("abc").toIndex(-1)).isZero();
    assertThat(Offsets.of("abc").toIndex(9)).isEqualTo(3);
    assertThat(Offsets.of("äbc").toIndex(9)).isEqualTo(3);
  }
}
