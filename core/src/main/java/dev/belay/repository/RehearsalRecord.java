package dev.belay.repository;

import dev.belay.json.Json;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is kept of a run's rehearsal, for whoever wants to take the run back.
 *
 * @param ground what it was run on: {@code backup}, {@code template} ... or {@code off}
 * @param downScripts the checksums of the down scripts that were there, by file
 * @param faults why they are not proven; none if they are
 */
public record RehearsalRecord(
    String ground, SortedMap<String, String> downScripts, List<String> faults) {
  /** Nothing was kept. */
  public static final RehearsalRecord NONE = new RehearsalRecord("", new TreeMap<>(), List.of());

  public RehearsalRecord {
    downScripts = Collections.unmodifiableSortedMap(new TreeMap<>(downScripts));
    faults = List.copyOf(faults);
  }

  public boolean isProven() {
    return !downScripts.isEmpty() && faults.isEmpty();
  }

  Json.Members toJson() {
    Json.Builder scripts = Json.object();
    downScripts.forEach(scripts::put);
    return Json.object()
        .put("ground", ground)
        .put("down", scripts.build())
        .putTexts("faults", faults)
        .build();
  }

  static RehearsalRecord of(Json.Members json) {
    SortedMap<String, String> scripts = new TreeMap<>();
    json.get("down").asObject().members().forEach((file, sum) -> scripts.put(file, sum.asText()));
    return new RehearsalRecord(
        json.text("ground"),
        scripts,
        json.get("faults").asList().stream().map(Json::asText).toList());
  }
}
