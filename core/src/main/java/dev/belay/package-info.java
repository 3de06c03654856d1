/** The facade for programs that embed Belay: one method per verb. No decision is made here. */
@NullMarked
package dev.belay;

import org.jspecify.annotations.NullMarked;
