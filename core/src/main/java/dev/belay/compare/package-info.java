/** The verb compare: what differs between two of databases and backups. Changes nothing. */
@NullMarked
package dev.belay.compare;

import org.jspecify.annotations.NullMarked;
