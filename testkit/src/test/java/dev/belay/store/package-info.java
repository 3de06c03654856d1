/** Tests of stores, here because core can't use the testkit that is made for it. */
@NullMarked
package dev.belay.store;

import org.jspecify.annotations.NullMarked;
