/**
 * Measures Belay beside other tools, all of them as processes of their own. No measuring inside.
 */
@NullMarked
package dev.belay.benchmarks;

import org.jspecify.annotations.NullMarked;
