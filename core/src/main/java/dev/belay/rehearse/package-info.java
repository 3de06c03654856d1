/** Runs the pending migrations on a copy of the real data and tells what became of it. */
@NullMarked
package dev.belay.rehearse;

import org.jspecify.annotations.NullMarked;
