/** The verbs protect and unprotect: guards inside of a database. What they are knows the engine. */
@NullMarked
package dev.belay.guard;

import org.jspecify.annotations.NullMarked;
