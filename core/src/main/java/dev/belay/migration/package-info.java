/** Folders of versioned SQL, and what the history in the target says of them. Runs nothing. */
@NullMarked
package dev.belay.migration;

import org.jspecify.annotations.NullMarked;
