/** The verb recover: finishes or undoes what a killed run left. */
@NullMarked
package dev.belay.recover;

import org.jspecify.annotations.NullMarked;
