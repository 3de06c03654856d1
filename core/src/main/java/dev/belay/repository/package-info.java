/** Our format on top of a store: artifact, manifest, catalog, names, checksums, retention. */
@NullMarked
package dev.belay.repository;

import org.jspecify.annotations.NullMarked;
