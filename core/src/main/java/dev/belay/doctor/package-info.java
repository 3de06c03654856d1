/** The verb doctor: examines a target's surroundings; each diagnosis comes with a remedy. */
@NullMarked
package dev.belay.doctor;

import org.jspecify.annotations.NullMarked;
