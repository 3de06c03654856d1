package dev.belay.postgres.dump;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What PostgreSQL's encodings are called in Java: those that a server may have
 * (https://www.postgresql.org/docs/current/multibyte.html). In the others a backslash or a quote
 * may be the half of a letter.
 */
public final class Encodings {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("UTF8", "UTF-8"),
          Map.entry("UNICODE", "UTF-8"),
          Map.entry("SQLASCII", "UTF-8"),
          Map.entry("LATIN1", "ISO-8859-1"),
          Map.entry("LATIN2", "ISO-8859-2"),
          Map.entry("LATIN3", "ISO-8859-3"),
          Map.entry("LATIN4", "ISO-8859-4"),
          Map.entry("LATIN5", "ISO-8859-9"),
          Map.entry("LATIN7", "ISO-8859-13"),
          Map.entry("LATIN9", "ISO-8859-15"),
          Map.entry("ISO88595", "ISO-8859-5"),
          Map.entry("ISO88596", "ISO-8859-6"),
          Map.entry("ISO88597", "ISO-8859-7"),
          Map.entry("ISO88598", "ISO-8859-8"),
          Map.entry("WIN1250", "windows-1250"),
          Map.entry("WIN1251", "windows-1251"),
          Map.entry("WIN1252", "windows-1252"),
          Map.entry("WIN1253", "windows-1253"),
          Map.entry("WIN1254", "windows-1254"),
          Map.entry("WIN1255", "windows-1255"),
          Map.entry("WIN1256", "windows-1256"),
          Map.entry("WIN1257", "windows-1257"),
          Map.entry("WIN1258", "windows-1258"),
          Map.entry("WIN866", "IBM866"),
          Map.entry("WIN874", "x-windows-874"),
          Map.entry("KOI8R", "KOI8-R"),
          Map.entry("KOI8U", "KOI8-U"),
          Map.entry("EUCJP", "EUC-JP"),
          Map.entry("EUCKR", "EUC-KR"),
          Map.entry("EUCCN", "GB2312"));

  private Encodings() {}

  /** Empty for one that can't be read here. What is declared to be bytes must be UTF-8. */
  public static Optional<Charset> find(String name) {
    String known = NAMES.getOrDefault(folded(name), "");
    return known.isEmpty() || !Charset.isSupported(known)
        ? Optional.empty()
        : Optional.of(Charset.forName(known));
  }

  /** Says so where bytes are no text in it, rather than putting something else in their place. */
  public static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static String folded(String name) {
    return name.toUpperCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
  }
}
