/** The engine that speaks to PostgreSQL. */
@NullMarked
package dev.belay.postgres;

import org.jspecify.annotations.NullMarked;
