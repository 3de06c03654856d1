/** How a server is found, spoken to and complained about; no knowledge of what is in a database. */
@NullMarked
package dev.belay.postgres.connect;

import org.jspecify.annotations.NullMarked;
