package dev.belay.database;

import java.time.Instant;

/**
 * What is written inside a database about what it is for.
 *
 * @param own whether it was written in this very database: not so in a copy of the marked one
 * @param place where it was written, for people
 * @param at when it was written
 * @param by who wrote it, as in {@code nina on db1}
 */
public record Mark(Environment environment, boolean own, String place, Instant at, String by) {}
