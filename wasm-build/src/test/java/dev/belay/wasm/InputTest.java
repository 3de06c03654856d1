package dev.belay.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 127, 128, 300, 16_383, 16_384, 65_535, Integer.MAX_VALUE})
  void a_number_is_read_as_written(int number) {
    var input = new Input(new Output().writeNumber(number).writeByte(7).toBytes());

    assertThat(input.readNumber()).isEqualTo(number);
    assertThat(input.readByte()).isEqualTo(7);
    assertThat(input.atEnd()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, -1, 63, 64, -64, -65, 8191, 8192, -8192, Integer.MIN_VALUE, Long.MAX_VALUE})
  void a_signed_number_is_read_as_written(long number) {
    var input = new Input(new Output().writeSigned(number).writeByte(7).toBytes());

    assertThat(input.readSigned()).isEqualTo(number);
    assertThat(input.readByte()).isEqualTo(7);
    assertThat(input.atEnd()).isTrue();
  }
}
