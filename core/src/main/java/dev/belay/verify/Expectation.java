package dev.belay.verify;

import dev.belay.database.SchemaSnapshot;
import dev.belay.fingerprint.Fingerprint;

/**
 * What a rehearsal has shown: the change turned {@code before} into {@code after} on a copy.
 *
 * @param before the content of the copy before the change
 * @param after its content after the change
 * @param schema its schema after the change
 */
public record Expectation(Fingerprint before, Fingerprint after, SchemaSnapshot schema) {}
