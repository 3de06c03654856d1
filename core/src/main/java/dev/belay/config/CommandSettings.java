package dev.belay.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The team's own command that applies another tool's migrations.
 *
 * @param line as the shell reads it, if there is one
 * @param variable in which it is told the URL
 * @param limit after which it is ended
 */
public record CommandSettings(Optional<String> line, String variable, Duration limit) {}
