/**
 * What the server sends, on its way to the driver: rows of COPY come in blocks, however short or
 * long they are.
 */
@NullMarked
package dev.belay.postgres.wire;

import org.jspecify.annotations.NullMarked;
