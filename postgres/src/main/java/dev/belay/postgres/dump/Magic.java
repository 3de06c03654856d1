package dev.belay.postgres.dump;

import java.util.List;

/** The first bytes by which a kind of file is known, a character for each. */
record Magic(String bytes, DumpKind kind) {
  static final List<Magic> ALL =
      List.of(
          new Magic("\u001f\u008b", DumpKind.SQL_GZIP),
          new Magic("(\u00b5/\u00fd", DumpKind.SQL_ZSTD),
          new Magic("PGDMP", DumpKind.CUSTOM),
          new Magic("BZh", DumpKind.BZIP2),
          new Magic("\u00fd7zXZ", DumpKind.XZ),
          new Magic("\u0004\"M\u0018", DumpKind.LZ4),
          new Magic("PK\u0003\u0004", DumpKind.ZIP),
          new Magic("\u00ff\u00fe", DumpKind.UTF_16),
          new Magic("\u00fe\u00ff", DumpKind.UTF_16),
          new Magic("SQLite format 3", DumpKind.SQLITE));

  boolean begins(byte[] head) {
    return at(head, 0, bytes);
  }

  static boolean at(byte[] head, int place, String wanted) {
    if (head.length < place + wanted.length()) {
      return false;
    }
    for (int index = 0; index < wanted.length(); index++) {
      if ((head[place + index] & 0xff) != wanted.charAt(index)) {
        return false;
      }
    }
    return true;
  }
}
