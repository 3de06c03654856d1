/** How what the library says is shown: to people as text, to machines as JSON lines. */
@NullMarked
package dev.belay.cli.show;

import org.jspecify.annotations.NullMarked;
