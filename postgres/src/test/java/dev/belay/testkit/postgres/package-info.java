/** Throw-away PostgreSQL servers for tests. The driver is the test's own dependency. */
@NullMarked
package dev.belay.testkit.postgres;

import org.jspecify.annotations.NullMarked;
