package dev.belay.engine;

import dev.belay.database.ByteCount;
import dev.belay.database.SchemaDetails;
import dev.belay.database.SchemaSnapshot;
import dev.belay.fingerprint.Fingerprint;

/**
 * What a copy of a database holds, found out from that very copy.
 *
 * @param format what the bytes of the copy are: {@code sqlite-file}
 * @param size of the copy, before compression
 */
public record Contents(
    String format,
    Fingerprint fingerprint,
    SchemaSnapshot schema,
    SchemaDetails details,
    Description description,
    ByteCount size) {
  /** Of an engine that knows no owners, rights and comments. */
  public Contents(
      String format,
      Fingerprint fingerprint,
      SchemaSnapshot schema,
      Description description,
      ByteCount size) {
    this(format, fingerprint, schema, SchemaDetails.NONE, description, size);
  }
}
