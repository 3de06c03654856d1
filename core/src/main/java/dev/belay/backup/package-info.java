/** The verb backup, and the step by which other verbs take one. */
@NullMarked
package dev.belay.backup;

import org.jspecify.annotations.NullMarked;
