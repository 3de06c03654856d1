/**
 * The command line: parse in, render out. No decision about a database is made here. Main is the
 * only place that names engines and reads the clock, the environment and random numbers.
 */
@NullMarked
package dev.belay.cli;

import org.jspecify.annotations.NullMarked;
