package dev.belay.repository;

import dev.belay.engine.HistoryEntry;
import dev.belay.json.Json;
import java.time.Duration;
import java.time.Instant;

/** Lines of history as JSON. */
public final class HistoryJson {
  private HistoryJson() {}

  public static Json.Members write(HistoryEntry entry) {
    return Json.object()
        .put("version", entry.version())
        .put("description", entry.description())
        .put("file", entry.file())
        .put("checksum", entry.checksum())
        .put("outcome", entry.outcome().name())
        .put("at", entry.at().toString())
        .put("tookMillis", entry.took().toMillis())
        .put("run", entry.run())
        .put("user", entry.user())
        .put("error", entry.error())
        .build();
  }

  static HistoryEntry read(Json json) {
    Json.Members entry = json.asObject();
    return new HistoryEntry(
        entry.text("version"),
        entry.text("description"),
        entry.text("file"),
        entry.text("checksum"),
        HistoryEntry.Outcome.valueOf(entry.text("outcome")),
        Instant.parse(entry.text("at")),
        Duration.ofMillis(entry.number("tookMillis")),
        entry.text("run"),
        entry.text("user"),
        entry.find("error").map(Json::asText));
  }
}
