/** One execution of a verb: its surroundings, lock, journal, scratch folder and audit lines. */
@NullMarked
package dev.belay.run;

import org.jspecify.annotations.NullMarked;
