/** The verb status: where a target stands, told quickly. Reads no table but the history. */
@NullMarked
package dev.belay.status;

import org.jspecify.annotations.NullMarked;
