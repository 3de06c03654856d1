/** How Belay says that something could not be done: stable codes, messages, exit status. */
@NullMarked
package dev.belay.problem;

import org.jspecify.annotations.NullMarked;
