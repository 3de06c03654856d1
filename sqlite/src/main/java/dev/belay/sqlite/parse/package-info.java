/** How SQLite writes SQL: tokens, statements, and what each does. Runs nothing. */
@NullMarked
package dev.belay.sqlite.parse;

import org.jspecify.annotations.NullMarked;
