/** The verb restore: a backup beside the target, proven, then put in its place. */
@NullMarked
package dev.belay.restore;

import org.jspecify.annotations.NullMarked;
