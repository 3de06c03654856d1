/** What is in a database, by count and content sum, and what differs between two such. */
@NullMarked
package dev.belay.fingerprint;

import org.jspecify.annotations.NullMarked;
