/** The verb rollback: back to before the last change, or forward again. */
@NullMarked
package dev.belay.rollback;

import org.jspecify.annotations.NullMarked;
