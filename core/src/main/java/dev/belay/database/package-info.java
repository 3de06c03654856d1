/** Nouns of any database: URLs, names, schemas, counts. No I/O, no engine's dialect. */
@NullMarked
package dev.belay.database;

import org.jspecify.annotations.NullMarked;
