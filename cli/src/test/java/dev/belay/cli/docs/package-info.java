/** The documentation is run: pages agree with the code, and their examples do what they say. */
@NullMarked
package dev.belay.cli.docs;

import org.jspecify.annotations.NullMarked;
