/**
 * The team's own command that applies migrations: how it is run on a database, and what is told of
 * its end. What it does there is the verbs' to prove.
 */
@NullMarked
package dev.belay.command;

import org.jspecify.annotations.NullMarked;
