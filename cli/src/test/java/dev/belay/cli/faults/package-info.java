/** What becomes of database and backups when disks fail, are full, or forget. */
@NullMarked
package dev.belay.cli.faults;

import org.jspecify.annotations.NullMarked;
