package dev.belay.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How migrations are applied.
 *
 * @param rehearse whether they are run on a restored copy first
 * @param confirm who must agree
 * @param assertions the absolute folder of SQL assertions; need not exist
 * @param lockWait how long to wait for another run or writer
 * @param skip while true nothing is applied
 */
public record MigrateSettings(
    boolean rehearse, Confirmation confirm, Path assertions, Duration lockWait, boolean skip) {}
