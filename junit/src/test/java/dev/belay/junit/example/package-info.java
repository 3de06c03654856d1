/** What docs/testing.md shows. */
@NullMarked
package dev.belay.junit.example;

import org.jspecify.annotations.NullMarked;
