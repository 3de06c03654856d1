/**
 * Where a target stands against a folder of migrations, be it another tool's or Belay's own, and
 * what other tools have left there: locks, dirty flags, failed migrations. Only reads; what follows
 * from it is the verbs' to decide.
 */
@NullMarked
package dev.belay.othertools;

import org.jspecify.annotations.NullMarked;
