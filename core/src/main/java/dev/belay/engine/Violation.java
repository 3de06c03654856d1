package dev.belay.engine;

/**
 * Something inside a database that breaks its own rules.
 *
 * @param kind {@code foreign-key}, {@code damaged}, {@code broken-view} ...
 * @param object which table, view or index
 * @param detail for people
 * @param remedy the statement that mends it; empty where it depends
 */
public record Violation(String kind, String object, String detail, String remedy) {
  /** The kind of what can't be mended but by a backup. */
  public static final String DAMAGED = "damaged";

  /** One for which there is no single statement. */
  public Violation(String kind, String object, String detail) {
    this(kind, object, detail, "");
  }
}
