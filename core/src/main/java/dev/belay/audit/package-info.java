/** The append-only, hash-chained record of who did what to which database, and its verifier. */
@NullMarked
package dev.belay.audit;

import org.jspecify.annotations.NullMarked;
