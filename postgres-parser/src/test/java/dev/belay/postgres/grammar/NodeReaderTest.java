package dev.belay.postgres.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeReaderTest {
  private static Node read(String json) {
    return new NodeReader(json.getBytes(StandardCharsets.UTF_8), new FieldNames()).read();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":1,\"b\":-25,\"c\":true,\"d\":false}",
        "{\"a\":{\"b\":[{\"c\":\"x\"},{},{\"d\":[]}]},\"e\":\"\"}",
        "{\"a\":\"tab\\t quote\\\" back\\\\slash \\u0001 ü😀\"}"
      })
  void what_was_read_is_written_the_same(String json) {
    assertThat(read(json)).hasToString(json);
  }

  @Test
  void escapes_are_resolved() {
    assertThat(read("{\"a\":\"x\\u003c\\/\\n\\r\\b\\f\\u00fcy\"}").text("a"))
        .isEqualTo("x</\n\r\b\füy");
  }

  @Test
  void numbers_that_are_no_small_integers_stay_texts() {
    Node node = read("{\"a\":2147483647,\"b\":2147483648,\"c\":1.5e3,\"d\":99999999999999999999}");

    assertThat(node.number("a")).isEqualTo(Integer.MAX_VALUE);
    assertThat(node.text("b")).isEqualTo("2147483648");
    assertThat(node.text("c")).isEqualTo("1.5e3");
    assertThat(node.text("d")).isEqualTo("99999999999999999999");
  }

  @Test
  void names_that_fall_together_stay_apart() {
    var names = new FieldNames();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 10_000; i++) {
        byte[] name = ("field" + i).getBytes(StandardCharsets.US_ASCII);
        assertThat(names.of(name, 0, name.length)).isEqualTo("field" + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"a\":[1]}", "{\"a\":x}"})
  void what_no_parser_writes_is_not_understood(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(IllegalStateException.class);
  }
}
