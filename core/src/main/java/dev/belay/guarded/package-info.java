/**
 * The verb guard: other people's commands, which know nothing of Belay. Whether one may run at all
 * {@code protect} decides.
 */
@NullMarked
package dev.belay.guarded;

import org.jspecify.annotations.NullMarked;
