package dev.belay.config;

import dev.belay.migrate.TwinWhen;
import dev.belay.rehearse.Ground;
import java.time.Duration;
import java.util.Optional;

/**
 * How migrations are applied.
 *
 * @param rehearse on what they are run first
 * @param rehearseOn on which server: a URL, a target or {@code local}; empty for that of the target
 * @param lockWait how long to wait for another run or writer
 * @param role as whom migrations run; empty for whoever logs in
 * @param twin when the server copies the database before a change
 * @param skip while true nothing is applied
 */
public record MigrateSettings(
    Ground rehearse,
    Optional<String> rehearseOn,
    Duration lockWait,
    Optional<String> role,
    TwinWhen twin,
    boolean skip) {}
