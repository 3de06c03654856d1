package dev.belay.audit;

import dev.belay.json.Json;
import java.time.Instant;

/**
 * One line of the audit trail.
 *
 * @param sequence from 1, without gaps
 * @param what {@code begun}, {@code completed}, {@code refused}, {@code rolled back} ...
 * @param details why, in words; may be empty
 * @param previous the SHA-256 of the line before, or 64 zeros in the first
 */
public record AuditRecord(
    long sequence,
    Instant at,
    String run,
    String verb,
    String target,
    String location,
    String environment,
    String user,
    String host,
    String version,
    String what,
    String details,
    String previous) {
  public Json.Members toJson() {
    return Json.object()
        .put("sequence", sequence)
        .put("at", at.toString())
        .put("run", run)
        .put("verb", verb)
        .put("target", target)
        .put("location", location)
        .put("environment", environment)
        .put("user", user)
        .put("host", host)
        .put("belay", version)
        .put("what", what)
        .put("details", details)
        .put("previous", previous)
        .build();
  }

  static AuditRecord of(Json.Members json) {
    return new AuditRecord(
        json.number("sequence"),
        Instant.parse(json.text("at")),
        json.text("run"),
        json.text("verb"),
        json.text("target"),
        json.text("location"),
        json.text("environment"),
        json.text("user"),
        json.text("host"),
        json.text("belay"),
        json.text("what"),
        json.text("details"),
        json.text("previous"));
  }
}
