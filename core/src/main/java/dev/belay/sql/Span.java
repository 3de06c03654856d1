package dev.belay.sql;

/**
 * A stretch of a script.
 *
 * @param begin where its first character is
 * @param end just behind its last one
 */
public record Span(Position begin, Position end) {}
