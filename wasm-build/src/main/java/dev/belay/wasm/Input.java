package dev.belay.wasm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads bytes and the numbers of variable length that WebAssembly is made of. */
public final class Input {
  private final byte[] bytes;
  private int position;

  public Input(byte[] bytes) {
    this.bytes = bytes;
  }

  public int position() {
    return position;
  }

  public boolean atEnd() {
    return position == bytes.length;
  }

  /** The next byte, which is not taken. */
  public int peek() {
    return bytes[position] & 255;
  }

  public int readByte() {
    return bytes[position++] & 255;
  }

  public int readNumber() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = readByte();
      value |= (long) (next & 127) << shift;
      if (next < 128) {
        return (int) value;
      }
    }
  }

  public long readSigned() {
    long value = 0;
    int shift = 0;
    int next;
    do {
      next = readByte();
      value |= (long) (next & 127) << shift;
      shift += 7;
    } while (next >= 128);
    return shift < 64 && (next & 64) != 0 ? value | -1L << shift : value;
  }

  public byte[] readBytes(int count) {
    skip(count);
    return Arrays.copyOfRange(bytes, position - count, position);
  }

  /** What has been read since that position. */
  public byte[] since(int begin) {
    return Arrays.copyOfRange(bytes, begin, position);
  }

  public byte[] rest() {
    return readBytes(bytes.length - position);
  }

  public String readName() {
    return new String(readBytes(readNumber()), StandardCharsets.UTF_8);
  }

  public void skip(int count) {
    position += count;
  }
}
