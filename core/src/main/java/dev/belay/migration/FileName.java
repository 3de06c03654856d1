package dev.belay.migration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a migration file's name says. */
record FileName(Version version, String description, boolean down) {
  private static final Pattern FLYWAY =
      Pattern.compile("([VU])(\\d+(?:[._]\\d+)*)__(.+?)(\\.down)?\\.sql");
  private static final Pattern NUMBERED =
      Pattern.compile("(\\d+(?:\\.\\d+)*)[_-](.+?)(\\.up|\\.down)?\\.sql");

  static Optional<FileName> parse(String name) {
    Matcher flyway = FLYWAY.matcher(name);
    if (flyway.matches()) {
      boolean down = flyway.group(1).equals("U") || flyway.group(4) != null;
      return Optional.of(of(flyway.group(2), flyway.group(3), down));
    }
    Matcher numbered = NUMBERED.matcher(name);
    if (numbered.matches()) {
      return Optional.of(
          of(numbered.group(1), numbered.group(2), ".down".equals(numbered.group(3))));
    }
    return Optional.empty();
  }

  private static FileName of(String version, String words, boolean down) {
    return new FileName(new Version(version), words.replaceAll("[_-]+", " ").strip(), down);
  }
}
