/** Who may do what to which database. Decides, never executes. */
@NullMarked
package dev.belay.protect;

import org.jspecify.annotations.NullMarked;
