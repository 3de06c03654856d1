package dev.belay.config;

/**
 * One line of {@code belay config}.
 *
 * @param name the setting's name
 * @param value fit to be shown: secrets are stars
 * @param origin where it came from
 */
public record Explanation(String name, String value, Origin origin) {}
