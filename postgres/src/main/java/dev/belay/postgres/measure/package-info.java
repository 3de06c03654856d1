/** Measures what statements do to a copy: locks, rewrites, scans. Not what to think of it. */
@NullMarked
package dev.belay.postgres.measure;

import org.jspecify.annotations.NullMarked;
