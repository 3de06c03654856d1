/** A file system over the real one whose operations can be made to fail, counted and recorded. */
@NullMarked
package dev.belay.testkit.faults;

import org.jspecify.annotations.NullMarked;
