package dev.belay.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, as 64 lower-case hexadecimal digits. Not thread-safe. */
public final class Sha256 {
  private final MessageDigest digest = newDigest();

  /** The hash of the text's UTF-8 bytes. */
  public static String of(String text) {
    return HexFormat.of().formatHex(newDigest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  public void update(byte[] bytes, int from, int length) {
    digest.update(bytes, from, length);
  }

  /** The hash of everything so far; the next one begins anew. */
  public String finish() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
