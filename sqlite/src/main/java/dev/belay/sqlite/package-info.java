/** The engine for SQLite: the only place that knows a PRAGMA or the driver. */
@NullMarked
package dev.belay.sqlite;

import org.jspecify.annotations.NullMarked;
