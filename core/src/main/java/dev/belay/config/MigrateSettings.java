package dev.belay.config;

import dev.belay.migrate.TwinWhen;
import dev.belay.protect.Confirmation;
import java.time.Duration;
import java.util.Optional;

/**
 * How migrations are applied.
 *
 * @param rehearse whether they are run on a restored copy first
 * @param confirm who must agree
 * @param lockWait how long to wait for another run or writer
 * @param role as whom migrations run; empty for whoever logs in
 * @param twin when the server copies the database before a change
 * @param skip while true nothing is applied
 */
public record MigrateSettings(
    boolean rehearse,
    Confirmation confirm,
    Duration lockWait,
    Optional<String> role,
    TwinWhen twin,
    boolean skip) {}
