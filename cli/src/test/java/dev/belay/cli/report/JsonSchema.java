package dev.belay.cli.report;

import dev.belay.json.Json;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Validates JSON by a schema, as far as the schema of SARIF needs it: draft 7
 * (https://json-schema.org/draft-07) with references into the same document. A keyword that it does
 * not know fails.
 */
final class JsonSchema {
  private static final Set<String> TELLING =
      Set.of("$schema", "$id", "title", "description", "default", "definitions", "id");

  private final Json root;
  private final List<String> faults = new ArrayList<>();

  JsonSchema(Json root) {
    this.root = root;
  }

  /** What is not as it should be, each with its place. */
  List<String> faults(Json value) {
    faults.clear();
    look(root.asObject(), value, "");
    return List.copyOf(faults);
  }

  private void look(Json.Members schema, Json value, String place) {
    Optional<Json> reference = schema.find("$ref");
    if (reference.isPresent()) {
      look(resolved(reference.get().asText()), value, place);
      return;
    }
    schema.members().forEach((keyword, rule) -> look(schema, keyword, rule, value, place));
  }

  private Json.Members resolved(String reference) {
    Json found = root;
    for (String part : reference.substring(2).split("/", -1)) {
      found = found.asObject().get(part);
    }
    return found.asObject();
  }

  private void look(Json.Members schema, String keyword, Json rule, Json value, String place) {
    switch (keyword) {
      case "type" -> require(isOf(rule, value), place, "is not of type " + rule.toLine());
      case "enum" -> require(rule.asList().contains(value), place, "is none of " + rule.toLine());
      case "anyOf" -> require(fitting(rule, value) >= 1, place, "fits none of anyOf");
      case "oneOf" -> require(fitting(rule, value) == 1, place, "does not fit one of oneOf");
      case "allOf" -> rule.asList().forEach(each -> look(each.asObject(), value, place));
      case "not" -> require(fitting(Json.of(List.of(rule)), value) == 0, place, "fits not");
      case "pattern", "format", "minLength" -> lookAtText(keyword, rule, value, place);
      case "minimum", "maximum", "exclusiveMinimum" ->
          lookAtNumber(keyword, rule, value, place);
      case "items", "minItems", "uniqueItems", "maxItems" ->
          lookAtItems(keyword, rule, value, place);
      case "properties", "required", "additionalProperties", "dependencies" ->
          lookAtMembers(schema, keyword, rule, value, place);
      default -> require(TELLING.contains(keyword), place, "has a schema with " + keyword);
    }
  }

  private void require(boolean held, String place, String otherwise) {
    if (!held) {
      faults.add(place + " " + otherwise);
    }
  }

  private int fitting(Json schemas, Json value) {
    int fitting = 0;
    for (Json each : schemas.asList()) {
      var one = new JsonSchema(root);
      one.look(each.asObject(), value, "");
      fitting += one.faults.isEmpty() ? 1 : 0;
    }
    return fitting;
  }

  private static boolean isOf(Json type, Json value) {
    if (type instanceof Json.Items types) {
      return types.items().stream().anyMatch(each -> isOf(each, value));
    }
    return switch (type.asText()) {
      case "object" -> value instanceof Json.Members;
      case "array" -> value instanceof Json.Items;
      case "string" -> value instanceof Json.Text;
      case "boolean" -> value instanceof Json.Bool;
      case "null" -> value instanceof Json.Null;
      case "number" -> value instanceof Json.Digits;
      case "integer" ->
          value instanceof Json.Digits digits && digits.digits().matches("-?[0-9]+");
      default -> throw new IllegalArgumentException("no type: " + type);
    };
  }

  private void lookAtText(String keyword, Json rule, Json value, String place) {
    if (!(value instanceof Json.Text text)) {
      return;
    }
    switch (keyword) {
      case "pattern" ->
          require(Pattern.compile(rule.asText()).matcher(text.value()).find(), place, "does not match " + rule.asText());
      case "minLength" ->
          require(text.value().length() >= rule.asLong(), place, "is too short");
      default -> lookAtFormat(rule.asText(), text.value(), place);
    }
  }

  private void lookAtFormat(String format, String text, String place) {
    if (!format.startsWith("uri")) {
      return;
    }
    try {
      boolean absolute = new URI(text).isAbsolute();
      require(absolute || format.equals("uri-reference"), place, "is not an absolute URI");
    } catch (URISyntaxException e) {
      faults.add(place + " is no URI: " + e.getMessage());
    }
  }

  private void lookAtNumber(String keyword, Json rule, Json value, String place) {
    if (value instanceof Json.Digits digits && rule instanceof Json.Digits limit) {
      int order = new BigDecimal(digits.digits()).compareTo(new BigDecimal(limit.digits()));
      boolean held =
          switch (keyword) {
            case "minimum" -> order >= 0;
            case "maximum" -> order <= 0;
            default -> order > 0;
          };
      require(held, place, "is not held by " + keyword + " " + limit.digits());
    }
  }

  private void lookAtItems(String keyword, Json rule, Json value, String place) {
    if (!(value instanceof Json.Items array)) {
      return;
    }
    List<Json> items = array.items();
    switch (keyword) {
      case "minItems" -> require(items.size() >= rule.asLong(), place, "has too few items");
      case "maxItems" -> require(items.size() <= rule.asLong(), place, "has too many items");
      case "uniqueItems" ->
          require(
              !rule.asBoolean() || new HashSet<>(items).size() == items.size(),
              place,
              "has the same item twice");
      default -> {
        for (int index = 0; index < items.size(); index++) {
          look(rule.asObject(), items.get(index), place + "/" + index);
        }
      }
    }
  }

  private void lookAtMembers(
      Json.Members schema, String keyword, Json rule, Json value, String place) {
    if (!(value instanceof Json.Members object)) {
      return;
    }
    switch (keyword) {
      case "required" ->
          rule.asList()
              .forEach(
                  name ->
                      require(
                          object.find(name.asText()).isPresent(), place, "lacks " + name.asText()));
      case "dependencies" ->
          rule.asObject()
              .members()
              .forEach(
                  (name, needed) -> {
                    if (object.find(name).isPresent()) {
                      lookAtMembers(schema, "required", needed, value, place);
                    }
                  });
      case "properties" ->
          rule.asObject()
              .members()
              .forEach(
                  (name, each) ->
                      object
                          .find(name)
                          .ifPresent(member -> look(each.asObject(), member, place + "/" + name)));
      default -> lookAtRest(schema, rule, object, place);
    }
  }

  private void lookAtRest(Json.Members schema, Json rule, Json.Members object, String place) {
    Map<String, Json> known =
        schema.find("properties").map(each -> each.asObject().members()).orElse(Map.of());
    object
        .members()
        .forEach(
            (name, member) -> {
              if (known.containsKey(name)) {
                return;
              }
              if (rule instanceof Json.Bool bool) {
                require(bool.value(), place, "must not have " + name);
              } else {
                look(rule.asObject(), member, place + "/" + name);
              }
            });
  }
}
