package dev.belay.pipeline;

import dev.belay.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a journal says first: which run it is.
 *
 * @param arguments what the verb needs to build the same steps again
 */
public record RunHeader(
    String run,
    String verb,
    String target,
    String url,
    Instant begun,
    Map<String, String> arguments) {
  public RunHeader {
    arguments = Map.copyOf(arguments);
  }

  Json toJson() {
    Json.Builder given = Json.object();
    arguments.forEach(given::put);
    return Json.object()
        .put("run", run)
        .put("verb", verb)
        .put("target", target)
        .put("url", url)
        .put("begun", begun.toString())
        .put("arguments", given.build())
        .build();
  }

  static RunHeader of(Json.Members json) {
    Map<String, String> arguments = new LinkedHashMap<>();
    json.get("arguments")
        .asObject()
        .members()
        .forEach((name, value) -> arguments.put(name, value.asText()));
    return new RunHeader(
        json.text("run"),
        json.text("verb"),
        json.text("target"),
        json.text("url"),
        Instant.parse(json.text("begun")),
        arguments);
  }
}
