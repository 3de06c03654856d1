/**
 * PostgreSQL's own parser: SQL in, its raw parse tree out. Nothing here knows what a statement
 * means; it needs no server and no other part of Belay.
 */
@NullMarked
package dev.belay.postgres.grammar;

import org.jspecify.annotations.NullMarked;
