/**
 * The verb doctor: examines a target's surroundings; each diagnosis comes with a remedy. One class
 * for each thing that is looked at; what only an engine knows is asked of the engine.
 */
@NullMarked
package dev.belay.doctor;

import org.jspecify.annotations.NullMarked;
