package dev.belay.engine;

/**
 * Something inside a database that breaks its own rules.
 *
 * @param kind {@code foreign-key}, {@code damaged}, {@code broken-view} ...
 * @param object which table, view or index
 * @param detail for people
 */
public record Violation(String kind, String object, String detail) {}
