/**
 * The guards inside of a database: a schema of Belay's, triggers on each table, event triggers.
 * What they do is SQL, in the files beside; here is what puts them in, takes them out, and passes
 * them.
 */
@NullMarked
package dev.belay.postgres.guard;

import org.jspecify.annotations.NullMarked;
