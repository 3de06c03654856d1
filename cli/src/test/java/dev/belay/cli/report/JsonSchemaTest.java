package dev.belay.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The validator does find what is wrong. */
class JsonSchemaTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type": "object", "required": ["a"]}           | {"b": 1}   | lacks a
          {"properties": {"a": {"type": "integer"}}}      | {"a": 1.5} | not of type
          {"additionalProperties": false}                 | {"a": 1}   | must not have a
          {"items": {"minimum": 1}}                       | [2, 0]     | /1 is not held
          {"enum": ["note", "error"]}                     | "notice"   | is none of
          {"oneOf": [{"type": "string"}, {"minimum": 0}]} | "x"        | oneOf
          {"uniqueItems": true}                           | [1, 1]     | twice
          {"format": "uri"}                               | "a/b"      | absolute
          {"pattern": "^[a-f]+$"}                         | "abcx"     | does not match
          {"weird": 1}                                    | 1          | weird
          """)
  void a_fault_is_found(String schema, String value, String fault) {
    assertThat(new JsonSchema(Json.parse(schema)).faults(Json.parse(value)))
        .singleElement()
        .asString()
        .contains(fault);
  }
}
