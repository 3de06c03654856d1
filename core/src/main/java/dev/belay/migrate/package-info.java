/** The verbs migrate and check: the whole pipeline, and the same up to and including rehearse. */
@NullMarked
package dev.belay.migrate;

import org.jspecify.annotations.NullMarked;
