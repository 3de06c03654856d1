package dev.belay.cli.report;

import dev.belay.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Validates JSON by a schema (https://json-schema.org/draft-07), with the keywords that the schemas
 * of these tests use; another one fails.
 */
final class JsonSchema {
  private final Json root;
  private final List<String> faults = new ArrayList<>();

  JsonSchema(Json root) {
    this.root = root;
  }

  /** What is not as it should be, each with its place. */
  List<String> faults(Json value) {
    faults.clear();
    look(root, value, "");
    return List.copyOf(faults);
  }

  private void look(Json schema, Json value, String place) {
    Json.Members rules = schema.asObject();
    rules.members().forEach((keyword, rule) -> look(rules, keyword, rule, value, place));
  }

  private void look(Json.Members schema, String keyword, Json rule, Json value, String place) {
    switch (keyword) {
      case "description" -> {}
      case "type" -> require(isOf(rule.asText(), value), place, "is not of type " + rule.asText());
      case "enum" -> require(rule.asList().contains(value), place, "is none of " + rule.toLine());
      case "pattern" ->
          require(value.asText().matches(rule.asText()), place, "does not match " + rule.asText());
      case "format" -> lookAtUri(rule.asText(), value.asText(), place);
      case "minimum" -> require(value.asLong() >= rule.asLong(), place, "is too small");
      case "minItems" -> require(value.asList().size() >= rule.asLong(), place, "is too short");
      case "uniqueItems" ->
          require(
              new HashSet<>(value.asList()).size() == value.asList().size(), place, "has twins");
      case "items" -> lookAtItems(rule, value.asList(), place);
      case "required" -> lookFor(rule.asList(), value.asObject(), place);
      case "properties" -> lookAtMembers(rule.asObject(), value.asObject(), place);
      case "additionalProperties" -> lookAtRest(schema, rule, value.asObject(), place);
      default -> throw new IllegalArgumentException("unknown keyword " + keyword);
    }
  }

  private void require(boolean held, String place, String otherwise) {
    if (!held) {
      faults.add(place + " " + otherwise);
    }
  }

  private static boolean isOf(String type, Json value) {
    return switch (type) {
      case "object" -> value instanceof Json.Members;
      case "array" -> value instanceof Json.Items;
      case "string" -> value instanceof Json.Text;
      case "boolean" -> value instanceof Json.Bool;
      case "integer" -> value instanceof Json.Digits digits && digits.digits().matches("-?[0-9]+");
      default -> throw new IllegalArgumentException("no type: " + type);
    };
  }

  private void lookAtUri(String format, String text, String place) {
    try {
      boolean absolute = new URI(text).isAbsolute();
      require(absolute == format.equals("uri"), place, "is not a " + format);
    } catch (URISyntaxException e) {
      faults.add(place + " is no URI: " + e.getMessage());
    }
  }

  private void lookAtItems(Json rule, List<Json> items, String place) {
    for (int index = 0; index < items.size(); index++) {
      look(rule, items.get(index), place + "/" + index);
    }
  }

  private void lookFor(List<Json> names, Json.Members object, String place) {
    for (Json name : names) {
      require(object.find(name.asText()).isPresent(), place, "lacks " + name.asText());
    }
  }

  private void lookAtMembers(Json.Members rules, Json.Members object, String place) {
    rules
        .members()
        .forEach(
            (name, rule) ->
                object.find(name).ifPresent(value -> look(rule, value, place + "/" + name)));
  }

  private void lookAtRest(Json.Members schema, Json rule, Json.Members object, String place) {
    Map<String, Json> known =
        schema.find("properties").map(each -> each.asObject().members()).orElse(Map.of());
    object
        .members()
        .forEach(
            (name, value) -> {
              if (!known.containsKey(name)) {
                require(!(rule instanceof Json.Bool), place, "must not have " + name);
                if (rule instanceof Json.Members) {
                  look(rule, value, place + "/" + name);
                }
              }
            });
  }
}
