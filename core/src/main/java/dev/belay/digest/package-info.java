/** SHA-256, as everyone here writes it. */
@NullMarked
package dev.belay.digest;

import org.jspecify.annotations.NullMarked;
