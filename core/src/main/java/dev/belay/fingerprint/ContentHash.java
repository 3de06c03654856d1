package dev.belay.fingerprint;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * MurmurHash3_x64_128 by Austin Appleby (public domain), which passes SMHasher's quality tests. The
 * two halves of the last hash are in {@link #high} and {@link #low}: no object for each value. Not
 * thread-safe.
 */
final class ContentHash {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  private long first;
  private long second;

  long high() {
    return first;
  }

  long low() {
    return second;
  }

  /** Hashes {@code length} bytes; {@code seed} tells apart values of different types. */
  void hash(long seed, byte[] bytes, int from, int length) {
    first = seed;
    second = seed;
    int at = from;
    int whole = from + (length & ~15);
    for (; at < whole; at += 16) {
      block((long) LONG.get(bytes, at), (long) LONG.get(bytes, at + 8));
    }
    int rest = from + length - at;
    long tail1 = partial(bytes, at, Math.min(rest, 8));
    long tail2 = rest > 8 ? partial(bytes, at + 8, rest - 8) : 0;
    finish(tail1, tail2, length);
  }

  /** Hashes the eight bytes of {@code value}, lowest first. */
  void hash(long seed, long value) {
    first = seed;
    second = seed;
    finish(value, 0, 8);
  }

  private void block(long k1, long k2) {
    first ^= mixK1(k1);
    first = Long.rotateLeft(first, 27) + second;
    first = first * 5 + 0x52dce729;
    second ^= mixK2(k2);
    second = Long.rotateLeft(second, 31) + first;
    second = second * 5 + 0x38495ab5;
  }

  private void finish(long tail1, long tail2, int length) {
    second ^= mixK2(tail2);
    first ^= mixK1(tail1);
    first ^= length;
    second ^= length;
    first += second;
    second += first;
    first = finalMix(first);
    second = finalMix(second);
    first += second;
    second += first;
  }

  private static long partial(byte[] bytes, int from, int count) {
    if (count == 8) {
      return (long) LONG.get(bytes, from);
    }
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = (value << 8) | (bytes[from + i] & 0xff);
    }
    return value;
  }

  private static long mixK1(long k1) {
    return Long.rotateLeft(k1 * C1, 31) * C2;
  }

  private static long mixK2(long k2) {
    return Long.rotateLeft(k2 * C2, 33) * C1;
  }

  static long finalMix(long value) {
    long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }
}
