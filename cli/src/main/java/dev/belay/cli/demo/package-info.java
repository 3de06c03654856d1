/** The demo: a shop that this package makes itself, and a story told by running the real verbs. */
@NullMarked
package dev.belay.cli.demo;

import org.jspecify.annotations.NullMarked;
