/** The program that the build runs: fetches PostgreSQL's parser and makes Java classes of it. */
@NullMarked
package dev.belay.wasm.build;

import org.jspecify.annotations.NullMarked;
