/**
 * What a script says: statements with positions and the kind of change. No opinion about danger.
 */
@NullMarked
package dev.belay.sql;

import org.jspecify.annotations.NullMarked;
