/** Conformance suites, fakes and golden text. Compile scope: other modules' tests use it. */
@NullMarked
package dev.belay.testkit;

import org.jspecify.annotations.NullMarked;
