/**
 * The verb testdb: databases for tests, and nothing else. What may be made or dropped is decided
 * here; how that is done is the engine's affair ({@code TestSite}).
 */
@NullMarked
package dev.belay.testdb;

import org.jspecify.annotations.NullMarked;
