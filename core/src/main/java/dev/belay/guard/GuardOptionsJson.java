package dev.belay.guard;

import dev.belay.engine.Guard;
import dev.belay.engine.GuardOptions;
import dev.belay.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a database is to refuse, as one line of a journal. */
final class GuardOptionsJson {
  private GuardOptionsJson() {}

  static String write(GuardOptions options) {
    Json.Builder limits = Json.object();
    options.limits().forEach(limits::put);
    return Json.object()
        .putTexts("guards", options.guards().stream().map(Guard::id).toList())
        .put("rows", options.limit().rows())
        .put("percent", options.limit().percent())
        .put("limits", limits.build())
        .putTexts("except", List.copyOf(options.excepted()))
        .putTexts("pass", List.copyOf(options.passing()))
        .build()
        .toLine();
  }

  /** What {@link #write} wrote. */
  static GuardOptions read(String text) {
    Json.Members options = Json.parse(text).asObject();
    List<Guard> guards = new ArrayList<>();
    texts(options, "guards").forEach(id -> Guard.find(id).ifPresent(guards::add));
    SortedMap<String, Long> limits = new TreeMap<>();
    options
        .get("limits")
        .asObject()
        .members()
        .forEach((table, rows) -> limits.put(table, rows.asLong()));
    return new GuardOptions(
        new TreeSet<>(guards),
        new GuardOptions.RowLimit(options.number("rows"), (int) options.number("percent")),
        limits,
        texts(options, "except"),
        texts(options, "pass"));
  }

  private static SortedSet<String> texts(Json.Members options, String name) {
    Collection<Json> values = options.get(name).asList();
    SortedSet<String> texts = new TreeSet<>();
    values.forEach(value -> texts.add(value.asText()));
    return texts;
  }
}
