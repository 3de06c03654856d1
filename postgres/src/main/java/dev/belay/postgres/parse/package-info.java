/** How PostgreSQL writes SQL: tokens, statements, and what each does. Runs nothing. */
@NullMarked
package dev.belay.postgres.parse;

import org.jspecify.annotations.NullMarked;
