/** Proves what is in a database: after a change, and in a backup by restoring it aside. */
@NullMarked
package dev.belay.verify;

import org.jspecify.annotations.NullMarked;
