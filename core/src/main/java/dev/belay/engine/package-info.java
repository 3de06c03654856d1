/** What Belay asks of a kind of database. Contracts are stated here and tested by EngineSuite. */
@NullMarked
package dev.belay.engine;

import org.jspecify.annotations.NullMarked;
