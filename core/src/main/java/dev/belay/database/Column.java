package dev.belay.database;

import java.util.Optional;

/**
 * One column as declared.
 *
 * @param type the declared type, as the database prints it; may be empty in SQLite
 * @param primaryKeyPosition 1 for the first column of the primary key; 0 when not part of it
 * @param generated whether its value is computed
 */
public record Column(
    String name,
    String type,
    boolean notNull,
    Optional<String> defaultValue,
    int primaryKeyPosition,
    boolean generated) {}
