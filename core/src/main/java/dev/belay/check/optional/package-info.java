/** Rules about habits, off unless somebody asks for them: one class each, with one page. */
@NullMarked
package dev.belay.check.optional;

import org.jspecify.annotations.NullMarked;
