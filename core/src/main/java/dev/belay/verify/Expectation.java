package dev.belay.verify;

import dev.belay.database.SchemaSnapshot;
import dev.belay.fingerprint.Comparison;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.fingerprint.Layout;

/**
 * What a rehearsal has shown: the change turned {@code before} into {@code after} on a copy.
 *
 * @param before the content of the copy before the change
 * @param after its content after the change
 * @param schema its schema after the change
 * @param layout how its tables and sequences belong together after the change
 */
public record Expectation(
    Fingerprint before, Fingerprint after, SchemaSnapshot schema, Layout layout) {
  /** What became of the content, told of whole tables, not of their partitions. */
  Comparison content() {
    return content(before, after, layout);
  }

  /** The same of another database that has been changed likewise. */
  static Comparison content(Fingerprint before, Fingerprint after, Layout layout) {
    return Comparison.between(layout.whole(before), layout.whole(after), layout.next());
  }
}
