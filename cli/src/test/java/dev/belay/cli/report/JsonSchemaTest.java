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
          {"required": ["a"]}                        | {"b": 1}   | lacks a
          {"properties": {"a": {"type": "integer"}}} | {"a": 1.5} | not of type
          {"additionalProperties": false}            | {"a": 1}   | must not have a
          {"items": {"minimum": 1}}                  | [2, 0]     | /1 is too small
          {"enum": ["note", "error"]}                | "notice"   | is none of
          {"uniqueItems": true}                      | [1, 1]     | twins
          {"format": "uri"}                          | "a/b"      | not a uri
          {"pattern": "[a-f]+"}                      | "abcx"     | does not match
          """)
  void a_fault_is_found(String schema, String value, String fault) {
    assertThat(new JsonSchema(Json.parse(schema)).faults(Json.parse(value)))
        .singleElement()
        .asString()
        .contains(fault);
  }
}
