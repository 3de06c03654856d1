/** Tests of the extension, and test classes as a project would write them. */
@NullMarked
package dev.belay.junit;

import org.jspecify.annotations.NullMarked;
