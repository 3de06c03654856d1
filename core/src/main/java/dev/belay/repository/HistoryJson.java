package dev.belay.repository;

import dev.belay.engine.HistoryEntry;
import dev.belay.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

  /** Several lines in one line of text. */
  public static String writeAll(List<HistoryEntry> entries) {
    return Json.of(entries.stream().<Json>map(HistoryJson::write).toList()).toLine();
  }

  /** What {@link #writeAll} wrote. */
  public static List<HistoryEntry> readAll(String text) {
    return Json.parse(text).asList().stream().map(HistoryJson::read).toList();
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
