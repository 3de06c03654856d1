/**
 * What other migration tools have left in a target: locks, dirty flags, failed migrations. Only
 * reads, and only the tools' own tables; what follows from it is the verbs' to decide.
 */
@NullMarked
package dev.belay.othertools;

import org.jspecify.annotations.NullMarked;
