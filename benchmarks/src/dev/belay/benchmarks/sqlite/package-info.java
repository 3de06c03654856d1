/** What is measured with SQLite. */
@NullMarked
package dev.belay.benchmarks.sqlite;

import org.jspecify.annotations.NullMarked;
