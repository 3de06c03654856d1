/**
 * What a check has found, as one value, and how it is written for machines and people: pure
 * functions from {@code CheckReport} to text. Knows no rule, and prints nothing.
 */
@NullMarked
package dev.belay.check.report;

import org.jspecify.annotations.NullMarked;
