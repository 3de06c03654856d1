/** A JSON value and its reading and writing; manifests, journals, audit and output share it. */
@NullMarked
package dev.belay.json;

import org.jspecify.annotations.NullMarked;
