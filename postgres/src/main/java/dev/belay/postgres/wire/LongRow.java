package dev.belay.postgres.wire;

import java.nio.ByteBuffer;

/**
 * Comes before the pieces of a row that is too long for one: how many bytes it has. No row, and no
 * block of rows, looks like it: those end with a line end.
 */
public final class LongRow {
  /** How many bytes that takes. */
  static final int ANNOUNCEMENT = Long.BYTES + 1;

  private LongRow() {}

  static void announce(long length, byte[] bytes, int at) {
    ByteBuffer.wrap(bytes, at, ANNOUNCEMENT).putLong(length).put((byte) 0);
  }

  /** Whether a message of copy-out mode is none of rows, but what comes before a long one. */
  public static boolean isAnnounced(byte[] message) {
    return message.length == ANNOUNCEMENT && message[Long.BYTES] == 0;
  }

  /** How many bytes the pieces behind it have, the line end among them. */
  public static long length(byte[] announcement) {
    return ByteBuffer.wrap(announcement).getLong();
  }
}
