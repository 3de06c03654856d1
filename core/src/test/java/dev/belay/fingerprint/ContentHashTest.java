package dev.belay.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentHashTest {
  private final ContentHash hash = new ContentHash();

  /** Vectors: Guava 33, com.google.common.hash.Murmur3Hash128Test, testKnownValues. */
  @Test
  void it_is_the_published_murmur3_128() {
    requireHash(0, 0x629942693e10f867L, 0x92db0b82baeb5347L, "hell");
    requireHash(1, 0xa78ddff5adae8d10L, 0x128900ef20900135L, "hello");
    requireHash(2, 0x8a486b23f422e826L, 0xf962a2c58947765fL, "hello ");
    requireHash(3, 0x2ea59f466f6bed8cL, 0xc610990acc428a17L, "hello w");
    requireHash(4, 0x79f6305a386c572cL, 0x46305aed3483b94eL, "hello wo");
    requireHash(5, 0xc2219d213ec1f1b5L, 0xa1d8e2e0a52785bdL, "hello wor");
    requireHash(
        0, 0xe34bbc7bbc071b6cL, 0x7a433ca9c49a9347L, "The quick brown fox jumps over the lazy dog");
    requireHash(
        0, 0x658ca970ff85269aL, 0x43fee3eaa68e5c3eL, "The quick brown fox jumps over the lazy cog");
  }

  @Test
  void it_does_not_matter_where_the_bytes_lie() {
    byte[] text = "The quick brown fox jumps over the lazy dog".getBytes(StandardCharsets.UTF_8);
    byte[] placed = new byte[text.length + 20];
    System.arraycopy(text, 0, placed, 13, text.length);
    hash.hash(0, placed, 13, text.length);
    assertThat(hash.high()).isEqualTo(0xe34bbc7bbc071b6cL);
  }

  @Test
  void eight_bytes_have_one_hash_in_whatever_form() {
    long value = 0x0123456789abcdefL;
    byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    hash.hash(7, bytes, 0, 8);
    long high = hash.high();
    long low = hash.low();
    hash.hash(7, value);
    assertThat(hash.high()).isEqualTo(high);
    assertThat(hash.low()).isEqualTo(low);
  }

  @Test
  void it_does_not_matter_in_what_pieces_the_bytes_come() {
    var random = new Random(20261122);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = new byte[random.nextInt(100)];
      random.nextBytes(bytes);
      hash.begin(7);
      for (int at = 0; at < bytes.length; ) {
        int length = Math.min(random.nextInt(40), bytes.length - at);
        hash.add(bytes, at, length);
        at += length;
      }
      hash.end();
      long high = hash.high();
      long low = hash.low();
      hash.hash(7, bytes, 0, bytes.length);
      assertThat(high).as("round %d", round).isEqualTo(hash.high());
      assertThat(low).as("round %d", round).isEqualTo(hash.low());
    }
  }

  private void requireHash(int seed, long high, long low, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    hash.hash(seed, bytes, 0, bytes.length);
    assertThat(hash.high()).as(text).isEqualTo(high);
    assertThat(hash.low()).as(text).isEqualTo(low);
  }
}
