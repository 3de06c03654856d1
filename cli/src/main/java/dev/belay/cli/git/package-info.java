/** What the machine's own git says of the files; reads only. */
@NullMarked
package dev.belay.cli.git;

import org.jspecify.annotations.NullMarked;
