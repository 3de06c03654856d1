/** Where backups lie: bytes under names. Knows disks and permissions, not what the bytes mean. */
@NullMarked
package dev.belay.store;

import org.jspecify.annotations.NullMarked;
