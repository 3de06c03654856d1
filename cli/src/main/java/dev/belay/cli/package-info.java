/** The command line: parses, renders, exits. Decides nothing about databases. */
@NullMarked
package dev.belay.cli;

import org.jspecify.annotations.NullMarked;
