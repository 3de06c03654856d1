/** The verb baseline: declares which migrations an existing database already contains. */
@NullMarked
package dev.belay.baseline;

import org.jspecify.annotations.NullMarked;
