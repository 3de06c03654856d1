package dev.belay.postgres.connect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The codes of a URL: {@code %20} for a space, in UTF-8. A plus sign stays one. */
final class PercentCode {
  private PercentCode() {}

  /** The plain text; empty where a per cent sign has no two hexadecimal digits behind it. */
  static Optional<String> decode(String text) {
    if (text.indexOf('%') < 0) {
      return Optional.of(text);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var decoded = new ByteArrayOutputStream(bytes.length);
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] != '%') {
        decoded.write(bytes[at]);
        continue;
      }
      int code = at + 2 < bytes.length ? digit(bytes[at + 1]) * 16 + digit(bytes[at + 2]) : -1;
      if (code <= 0) {
        return Optional.empty();
      }
      decoded.write(code);
      at += 2;
    }
    return Optional.of(decoded.toString(StandardCharsets.UTF_8));
  }

  /** Low enough to make the whole code negative where it is no digit. */
  private static int digit(byte letter) {
    int digit = Character.digit(letter, 16);
    return digit < 0 ? -1000 : digit;
  }
}
