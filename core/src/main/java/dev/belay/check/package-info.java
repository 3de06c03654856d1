/** The verb check: what is to be said of statements, before and after a rehearsal. */
@NullMarked
package dev.belay.check;

import org.jspecify.annotations.NullMarked;
