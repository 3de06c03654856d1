/** Order, progress, journal, undo and recovery of steps; no idea of what a step does. */
@NullMarked
package dev.belay.pipeline;

import org.jspecify.annotations.NullMarked;
