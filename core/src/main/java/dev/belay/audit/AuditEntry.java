package dev.belay.audit;

/** What is to be put on record; the trail adds its number, the time and the chain. */
public record AuditEntry(
    String run,
    String verb,
    String target,
    String location,
    String environment,
    String user,
    String host,
    String version,
    String what,
    String details) {}
