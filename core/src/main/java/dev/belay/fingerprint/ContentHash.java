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

  private static final int BLOCK = 16;

  private long first;
  private long second;

  /** What of a value in pieces does not fill a block yet. */
  private final byte[] block = new byte[BLOCK];

  private long total;

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
    int whole = from + (length & -BLOCK);
    mix(bytes, from, whole);
    finish(bytes, whole, from + length - whole, length);
  }

  /** Begins a value whose bytes come in pieces. */
  void begin(long seed) {
    first = seed;
    second = seed;
    total = 0;
  }

  /** Some more of its bytes. */
  void add(byte[] bytes, int from, int length) {
    int held = (int) (total % BLOCK);
    int missing = Math.min((BLOCK - held) % BLOCK, length);
    System.arraycopy(bytes, from, block, held, missing);
    if (missing > 0 && held + missing == BLOCK) {
      mix(block, 0, BLOCK);
    }
    int begin = from + missing;
    int whole = begin + (length - missing & -BLOCK);
    mix(bytes, begin, whole);
    System.arraycopy(bytes, whole, block, missing < length ? 0 : held, from + length - whole);
    total += length;
  }

  /** The hash is as if all of them had come at once. */
  void end() {
    finish(block, 0, (int) (total % BLOCK), total);
  }

  private void mix(byte[] bytes, int from, int end) {
    long h1 = first;
    long h2 = second;
    for (int at = from; at < end; at += BLOCK) {
      h1 ^= mixK1((long) LONG.get(bytes, at));
      h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
      h2 ^= mixK2((long) LONG.get(bytes, at + 8));
      h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
    }
    first = h1;
    second = h2;
  }

  private void finish(byte[] bytes, int at, int rest, long length) {
    long tail1 = partial(bytes, at, Math.min(rest, 8));
    long tail2 = rest > 8 ? partial(bytes, at + 8, rest - 8) : 0;
    finish(first ^ mixK1(tail1), second ^ mixK2(tail2), length);
  }

  /** Hashes the eight bytes of {@code value}, lowest first. */
  void hash(long seed, long value) {
    finish(seed ^ mixK1(value), seed, 8);
  }

  private void finish(long h1, long h2, long length) {
    long one = (h1 ^ length) + (h2 ^ length);
    long two = one + (h2 ^ length);
    one = finalMix(one);
    two = finalMix(two);
    first = one + two;
    second = first + two;
  }

  /** Up to eight bytes as a number, lowest first; read at once where there are eight in reach. */
  private static long partial(byte[] bytes, int from, int count) {
    int unused = 64 - 8 * count;
    if (count > 0 && from + 8 <= bytes.length) {
      return (long) LONG.get(bytes, from) << unused >>> unused;
    }
    if (count > 0 && from + count >= 8) {
      return (long) LONG.get(bytes, from + count - 8) >>> unused;
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
