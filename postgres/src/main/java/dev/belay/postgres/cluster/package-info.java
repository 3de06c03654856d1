/**
 * Throw-away PostgreSQL servers on this machine, from the programs that are installed. Not here:
 * whatever speaks to a server.
 */
@NullMarked
package dev.belay.postgres.cluster;

import org.jspecify.annotations.NullMarked;
