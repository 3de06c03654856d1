package dev.belay.postgres.dump;

import java.io.IOException;
import java.io.InputStream;

/**
 * The rows behind {@code COPY ... FROM stdin;}, up to the line that ends them, which is read but
 * not given out. Counts them on their way.
 */
public final class RowStream extends InputStream {
  private final Source source;
  private final long firstLine;
  private boolean atLineStart = true;
  private boolean escaped;
  private boolean ended;
  private long rows;

  RowStream(Source source) {
    this.source = source;
    this.firstLine = source.line();
  }

  /** How many so far, in the text format: a line end behind a backslash is part of a value. */
  public long rows() {
    return rows;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = 0;
    while (count < length && !ended) {
      if (atLineStart && endsHere()) {
        ended = true;
        break;
      }
      int read = source.readLine(bytes, from + count, length - count);
      if (read == Source.END) {
        throw new CutOffException(
            "it ends in the middle of the rows that begin in line " + firstLine);
      }
      look(bytes, from + count, read);
      count += read;
    }
    return count == 0 && ended ? -1 : count;
  }

  private void look(byte[] bytes, int from, int length) {
    int backslashes = 0;
    int last = from + length - 1;
    atLineStart = bytes[last] == '\n';
    int end = atLineStart ? last - 1 : last;
    while (end - backslashes >= from && bytes[end - backslashes] == '\\') {
      backslashes++;
    }
    boolean whole = backslashes == end - from + 1;
    boolean odd = (backslashes % 2 == 1) != (whole && escaped);
    if (atLineStart) {
      rows += odd ? 0 : 1;
      escaped = false;
    } else {
      escaped = odd;
    }
  }

  private boolean endsHere() throws IOException {
    if (source.peek(0) != '\\' || source.peek(1) != '.') {
      return false;
    }
    int next = source.peek(2);
    if (next == '\r' && source.peek(3) == '\n') {
      skip(4);
      return true;
    }
    if (next == '\n' || next == Source.END) {
      skip(next == Source.END ? 2 : 3);
      return true;
    }
    return false;
  }

  private void skip(int count) throws IOException {
    for (int index = 0; index < count; index++) {
      source.read();
    }
  }

  /** Reads over what was not read. */
  void finish() throws IOException {
    byte[] bytes = new byte[1 << 16];
    while (read(bytes, 0, bytes.length) >= 0) {
      // only counted
    }
  }
}
