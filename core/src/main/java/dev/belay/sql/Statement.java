package dev.belay.sql;

/**
 * One statement of a script.
 *
 * @param begin where its first token is
 * @param end just behind its last token, the semicolon not included
 * @param text exactly what is between the two
 * @param action what kind of change it is
 */
public record Statement(
    SqlSource source, Position begin, Position end, String text, Action action) {}
