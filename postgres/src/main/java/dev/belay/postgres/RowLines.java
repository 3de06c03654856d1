package dev.belay.postgres;

import java.io.IOException;
import java.io.InputStream;

/** The lines of a stream, each in one piece however long it is. */
final class RowLines {
  private final InputStream in;
  private byte[] bytes = new byte[1 << 16];
  private int begin;
  private int end = -1;
  private int filled;

  RowLines(InputStream in) {
    this.in = in;
  }

  /** Goes on to the next one, if there is one. */
  boolean next() throws IOException {
    begin = end + 1;
    int at = begin;
    while (true) {
      for (; at < filled; at++) {
        if (bytes[at] == '\n') {
          end = at;
          return true;
        }
      }
      at -= begin;
      if (!fill()) {
        return false;
      }
    }
  }

  /** Moves what has begun to the front, and reads more. */
  private boolean fill() throws IOException {
    byte[] from = bytes;
    if (filled - begin > bytes.length / 2) {
      bytes = new byte[Math.multiplyExact(bytes.length, 2)];
    }
    System.arraycopy(from, begin, bytes, 0, filled - begin);
    filled -= begin;
    begin = 0;
    int read = in.read(bytes, filled, bytes.length - filled);
    filled += Math.max(0, read);
    return read > 0;
  }

  byte[] bytes() {
    return bytes;
  }

  int begin() {
    return begin;
  }

  int end() {
    return end;
  }
}
