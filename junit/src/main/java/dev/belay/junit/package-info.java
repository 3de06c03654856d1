/**
 * A database for each test class: a copy of one that has all migrations. Which database is one for
 * tests {@code testdb} decides.
 */
@NullMarked
package dev.belay.junit;

import org.jspecify.annotations.NullMarked;
