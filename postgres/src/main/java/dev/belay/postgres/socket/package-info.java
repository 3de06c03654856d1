/** A Unix socket where the driver wants one of TCP; no knowledge of PostgreSQL. */
@NullMarked
package dev.belay.postgres.socket;

import org.jspecify.annotations.NullMarked;
