/**
 * Splits functions that are one giant switch into smaller ones: the JVM takes no method of more
 * than 64 KB, and compiles none of more than 8,000 bytes.
 */
@NullMarked
package dev.belay.wasm.split;

import org.jspecify.annotations.NullMarked;
