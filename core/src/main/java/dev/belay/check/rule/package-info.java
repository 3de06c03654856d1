/** One rule, one file, one page in docs/rules. A rule says what is dangerous, not where or when. */
@NullMarked
package dev.belay.check.rule;

import org.jspecify.annotations.NullMarked;
