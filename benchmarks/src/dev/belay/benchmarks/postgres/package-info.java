/** What is measured with PostgreSQL, on a server of its own that is started and stopped here. */
@NullMarked
package dev.belay.benchmarks.postgres;

import org.jspecify.annotations.NullMarked;
