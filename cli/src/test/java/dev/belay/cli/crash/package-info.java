/** Real processes that are killed, interrupted or kept waiting, and what Belay makes of it. */
@NullMarked
package dev.belay.cli.crash;

import org.jspecify.annotations.NullMarked;
