package dev.belay.fingerprint;

/** A sum of 128-bit hashes modulo 2^128. Independent of order; counts duplicates. */
public record Sum128(long high, long low) {
  public static final Sum128 ZERO = new Sum128(0, 0);

  public Sum128 plus(Sum128 other) {
    long newLow = low + other.low;
    long carry = Long.compareUnsigned(newLow, low) < 0 ? 1 : 0;
    return new Sum128(high + other.high + carry, newLow);
  }

  /** Reads what {@link #toString} writes. */
  public static Sum128 parse(String hex) {
    if (hex.length() != 32) {
      throw new IllegalArgumentException("not a 128-bit sum: " + hex);
    }
    return new Sum128(
        Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
  }

  /** 32 lower-case hexadecimal digits. */
  @Override
  public String toString() {
    return hex(high) + hex(low);
  }

  private static String hex(long half) {
    String digits = Long.toHexString(half);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
