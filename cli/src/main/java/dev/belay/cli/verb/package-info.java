/**
 * The verbs of the command line, one file each: options in, one call of the library, answer out.
 */
@NullMarked
package dev.belay.cli.verb;

import org.jspecify.annotations.NullMarked;
