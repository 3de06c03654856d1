/** The audit trail on disks that fail, and under the hands of several processes. */
@NullMarked
package dev.belay.audit;

import org.jspecify.annotations.NullMarked;
