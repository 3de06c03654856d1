/** Runs migrations on a session: on a copy in rehearsal and on the target alike. */
@NullMarked
package dev.belay.apply;

import org.jspecify.annotations.NullMarked;
