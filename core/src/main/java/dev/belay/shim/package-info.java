/**
 * What puts the verb guard in front of commands that a project has written down, and takes it away
 * again: pure, from text to text. Which files there are, and who agrees, is the caller's.
 */
@NullMarked
package dev.belay.shim;

import org.jspecify.annotations.NullMarked;
