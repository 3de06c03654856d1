package dev.belay.wasm.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, in hexadecimal. */
final class Digest {
  private final MessageDigest digest;

  Digest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String of(Path file) throws IOException {
    return new Digest().add(Files.readAllBytes(file)).toHex();
  }

  Digest add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  Digest add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8)).add(new byte[1]);
  }

  String toHex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
