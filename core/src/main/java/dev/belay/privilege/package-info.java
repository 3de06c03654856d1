/**
 * What an application's role may do, and the split into a role that owns and one that works. What
 * roles are knows the engine.
 */
@NullMarked
package dev.belay.privilege;

import org.jspecify.annotations.NullMarked;
