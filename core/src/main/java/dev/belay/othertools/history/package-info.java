/**
 * The tables in which other migration tools keep what they have applied, and what these say. Only
 * reads; compares nothing.
 */
@NullMarked
package dev.belay.othertools.history;

import org.jspecify.annotations.NullMarked;
