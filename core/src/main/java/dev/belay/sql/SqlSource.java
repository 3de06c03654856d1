package dev.belay.sql;

/**
 * A script and where it came from.
 *
 * @param name the file's name as the user knows it, for messages
 */
public record SqlSource(String name, String text) {}
