package dev.belay.postgres.dump;

import java.io.IOException;
import java.io.InputStream;

/** Bytes with a look ahead of a few, and the number of the line that one is in. */
final class Source {
  static final int END = -1;

  private static final int AHEAD = 8;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 17];
  private int at;
  private int end;
  private long line = 1;

  /** Does not close {@code in}. */
  Source(InputStream in) {
    this.in = in;
  }

  long line() {
    return line;
  }

  int read() throws IOException {
    int next = peek(0);
    if (next != END) {
      at++;
      line += next == '\n' ? 1 : 0;
    }
    return next;
  }

  int peek() throws IOException {
    return peek(0);
  }

  /** What comes after so many bytes more. */
  int peek(int ahead) throws IOException {
    if (at + ahead >= end) {
      fill();
    }
    return at + ahead < end ? buffer[at + ahead] & 0xff : END;
  }

  /** Moves what is left to the front, and reads until there is enough to look ahead. */
  private void fill() throws IOException {
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    at = 0;
    int read = 0;
    while (end < AHEAD && read >= 0) {
      read = in.read(buffer, end, buffer.length - end);
      end += Math.max(0, read);
    }
  }

  /**
   * Reads to the end of a line, or as far as there is something at hand.
   *
   * @return how many bytes; the last one is the line's end if that was reached; -1 at the end
   */
  int readLine(byte[] bytes, int from, int length) throws IOException {
    if (peek(0) == END) {
      return END;
    }
    int most = Math.min(length, end - at);
    int count = 0;
    while (count < most) {
      byte next = buffer[at + count];
      bytes[from + count++] = next;
      if (next == '\n') {
        line++;
        break;
      }
    }
    at += count;
    return count;
  }
}
