/** Tests of backups in a store, here because core can't use the testkit that is made for it. */
@NullMarked
package dev.belay.repository;

import org.jspecify.annotations.NullMarked;
