/**
 * How a server is: connections, clock, sizes, and who could destroy the database. It looks into the
 * catalogues and changes nothing.
 */
@NullMarked
package dev.belay.postgres.health;

import org.jspecify.annotations.NullMarked;
