/** Belay for embedders: one method a verb. The packages below are ordered; see ARCHITECTURE.md. */
@NullMarked
package dev.belay;

import org.jspecify.annotations.NullMarked;
