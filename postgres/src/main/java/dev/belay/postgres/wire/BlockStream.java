package dev.belay.postgres.wire;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Passes on what a server sends, byte by byte, but for the messages that bring rows: short ones,
 * which would each cost the driver more than the row is worth, come as one block as far as they are
 * there; one that is too long to be held in memory comes in pieces behind a {@link LongRow}. A
 * message is a letter and its length (https://www.postgresql.org/docs/current/protocol.html); in
 * copy-out mode each CopyData message is one row. Never waits for more than the driver asks for.
 * Not thread-safe.
 */
final class BlockStream extends InputStream {
  /** A row of more bytes comes in pieces. */
  static final int LONGEST = 1 << 20;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int SIZE = 1 << 16;

  /** A letter and a length, which counts itself. */
  private static final int HEADER = 5;

  /** So many bytes may have to be put before what has been read. */
  private static final int ROOM = HEADER + LongRow.ANNOUNCEMENT;

  private static final int COPY_DATA = 'd';

  private final InputStream in;
  private final byte[] buffer = new byte[SIZE + ROOM];
  private Phase phase = Phase.NEGOTIATION;

  /** Bytes from here up to {@code ready} can be had. */
  private int begin;

  private int ready;

  /** Bytes from here up to {@code end} have not been looked at. */
  private int next;

  private int end;

  /** So many bytes that come next belong to a message that passes as it is. */
  private long passing;

  /** So many bytes of a long row have not been given a header yet. */
  private long longRow;

  private enum Phase {
    /** Answers of one letter to whether there is encryption; then the first message. */
    NEGOTIATION,
    MESSAGES,
    /** Encrypted, or nothing that is understood: passes as it is. */
    FOREIGN
  }

  BlockStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    while (begin == ready) {
      if (next == end && passing > 0) {
        return pass(bytes, from, length);
      }
      if (!prepare()) {
        return -1;
      }
    }
    int count = Math.min(length, ready - begin);
    System.arraycopy(buffer, begin, bytes, from, count);
    begin += count;
    return count;
  }

  /** Reads what needs no look past the buffer. */
  private int pass(byte[] bytes, int from, int length) throws IOException {
    int count = in.read(bytes, from, (int) Math.min(length, passing));
    passing -= Math.max(0, count);
    return count;
  }

  @Override
  public int available() throws IOException {
    return ready > begin ? ready - begin : end - next + in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Makes something ready, or reads more, or finds out what comes; false at the end. */
  private boolean prepare() throws IOException {
    if (passing > 0) {
      give(next + (int) Math.min(passing, end - next));
      passing -= ready - begin;
      return true;
    }
    if (longRow > 0) {
      piece();
      return true;
    }
    return switch (phase) {
      case NEGOTIATION -> end > next ? negotiation() : fill();
      case MESSAGES -> end - next >= HEADER ? message() : fill();
      case FOREIGN -> {
        passing = Long.MAX_VALUE;
        yield true;
      }
    };
  }

  /** What lies up to there can be had as it is. */
  private void give(int to) {
    begin = next;
    ready = to;
    next = to;
  }

  private boolean negotiation() {
    switch (buffer[next]) {
      case 'S', 'G', 'N' -> give(next + 1);
      // a login, an error, or another version of the protocol
      case 'R', 'E', 'v' -> phase = Phase.MESSAGES;
      default -> phase = Phase.FOREIGN;
    }
    return true;
  }

  private boolean message() throws IOException {
    int length = length(next);
    if (length < 0) {
      phase = Phase.FOREIGN;
      return true;
    }
    if (buffer[next] != COPY_DATA) {
      passing = (long) HEADER + length;
      return true;
    }
    if (length > LONGEST) {
      next += HEADER;
      longRow = length;
      announce();
      return true;
    }
    if (end - next >= HEADER + length) {
      block();
      return true;
    }
    if (HEADER + length > SIZE) {
      passing = (long) HEADER + length;
      return true;
    }
    return fill();
  }

  /** How many bytes a message has behind its header. */
  private int length(int at) {
    return (int) INT.get(buffer, at + 1) - (HEADER - 1);
  }

  /** Makes one message of all rows that are there as a whole. */
  private void block() {
    begin = next;
    ready = next + HEADER + length(next);
    next = ready;
    while (isWholeRow(next)) {
      int length = length(next);
      System.arraycopy(buffer, next + HEADER, buffer, ready, length);
      ready += length;
      next += HEADER + length;
    }
    INT.set(buffer, begin + 1, ready - begin - 1);
  }

  private boolean isWholeRow(int at) {
    if (end - at < HEADER || buffer[at] != COPY_DATA) {
      return false;
    }
    int length = length(at);
    return length >= 0 && length <= end - at - HEADER;
  }

  /** Behind the header of a long row there may be less room than this needs. */
  private void announce() {
    makeRoom(ROOM);
    begin = next - ROOM;
    ready = next;
    header(begin, LongRow.ANNOUNCEMENT);
    LongRow.announce(longRow, buffer, begin + HEADER);
  }

  /** The header of the next piece, which passes as it is. */
  private void piece() {
    makeRoom(HEADER);
    int length = (int) Math.min(longRow, LONGEST);
    begin = next - HEADER;
    ready = next;
    header(begin, length);
    longRow -= length;
    passing = length;
  }

  private void header(int at, int length) {
    buffer[at] = COPY_DATA;
    INT.set(buffer, at + 1, length + HEADER - 1);
  }

  /** So many bytes before those that have not been looked at. */
  private void makeRoom(int bytes) {
    moveTo(Math.max(next, bytes));
  }

  private void moveTo(int to) {
    System.arraycopy(buffer, next, buffer, to, end - next);
    end += to - next;
    next = to;
  }

  /** Reads more behind what is there; false at the end, where what is left passes as it is. */
  private boolean fill() throws IOException {
    moveTo(0);
    begin = 0;
    ready = 0;
    int count = in.read(buffer, end, SIZE - end);
    if (count < 0 && end > 0) {
      phase = Phase.FOREIGN;
      return true;
    }
    end += Math.max(0, count);
    return count >= 0;
  }
}
