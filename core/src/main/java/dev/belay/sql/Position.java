package dev.belay.sql;

/**
 * A place in a script.
 *
 * @param offset in UTF-16 units from the beginning, from 0
 * @param line from 1
 * @param column in UTF-16 units, from 1
 */
public record Position(int offset, int line, int column) {}
