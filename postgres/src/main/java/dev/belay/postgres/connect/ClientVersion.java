package dev.belay.postgres.connect;

import java.util.Optional;

/**
 * The version of a client program.
 *
 * @param major 15 for 15.18, and for 19devel 19
 * @param text as the program writes it: {@code 15.18}
 */
public record ClientVersion(int major, String text) {
  private static final String MARK = "(PostgreSQL) ";

  /** Reads {@code pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)}. */
  static Optional<ClientVersion> read(String said) {
    int mark = said.indexOf(MARK);
    if (mark < 0) {
      return Optional.empty();
    }
    int begin = mark + MARK.length();
    int end = begin;
    while (end < said.length() && !Character.isWhitespace(said.charAt(end))) {
      end++;
    }
    int major = 0;
    int at = begin;
    for (; at < end && at < begin + 3 && said.charAt(at) >= '0' && said.charAt(at) <= '9'; at++) {
      major = major * 10 + said.charAt(at) - '0';
    }
    return at == begin
        ? Optional.empty()
        : Optional.of(new ClientVersion(major, said.substring(begin, end)));
  }

  @Override
  public String toString() {
    return text;
  }
}
