package dev.belay.wasm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes what {@link Input} reads. */
public final class Output {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public Output writeByte(int value) {
    bytes.write(value);
    return this;
  }

  public Output writeNumber(long value) {
    long rest = value;
    while (rest >>> 7 != 0) {
      bytes.write((int) (rest & 127) | 128);
      rest >>>= 7;
    }
    bytes.write((int) rest);
    return this;
  }

  public Output writeSigned(long value) {
    long rest = value;
    while (rest >> 6 != 0 && rest >> 6 != -1) {
      bytes.write((int) (rest & 127) | 128);
      rest >>= 7;
    }
    bytes.write((int) (rest & 127));
    return this;
  }

  public Output writeBytes(byte[] content) {
    bytes.writeBytes(content);
    return this;
  }

  /** The bytes with their number before them. */
  public Output writeSized(byte[] content) {
    return writeNumber(content.length).writeBytes(content);
  }

  public Output writeName(String name) {
    return writeSized(name.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] toBytes() {
    return bytes.toByteArray();
  }
}
