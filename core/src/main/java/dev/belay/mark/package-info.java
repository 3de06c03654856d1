/**
 * The verb mark, and what keeps a mark where the content around it is replaced. What a mark is
 * worth, {@code config} and {@code protect} say.
 */
@NullMarked
package dev.belay.mark;

import org.jspecify.annotations.NullMarked;
