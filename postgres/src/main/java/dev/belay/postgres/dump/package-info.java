/**
 * Dumps that other tools wrote: what they are, and what is in them, while they stream past. Nothing
 * here speaks to a server.
 */
@NullMarked
package dev.belay.postgres.dump;

import org.jspecify.annotations.NullMarked;
