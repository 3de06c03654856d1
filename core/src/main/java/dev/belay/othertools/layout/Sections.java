package dev.belay.othertools.layout;

import dev.belay.sql.SqlSource;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One file that holds a migration and what takes it back.
 *
 * @param heading the line above the migration
 */
record Sections(String heading, SqlSource up, Optional<SqlSource> down) {
  /**
   * The parts behind two lines, whichever comes first; empty where the first of them is missing.
   */
  static Optional<Sections> of(SqlSource source, Pattern up, Pattern down) {
    Lines lines = Lines.of(source.text());
    int end = lines.lines().size();
    int upAt = lines.find(line -> up.matcher(line.strip()).matches());
    int downAt = lines.find(line -> down.matcher(line.strip()).matches());
    if (upAt == end) {
      return Optional.empty();
    }
    String upText = lines.keeping(upAt, downAt > upAt ? downAt : end);
    Optional<SqlSource> back =
        downAt == end
            ? Optional.empty()
            : Optional.of(lines.keeping(downAt, upAt > downAt ? upAt : end))
                .map(text -> new SqlSource(source.name(), text));
    return Optional.of(
        new Sections(lines.lines().get(upAt), new SqlSource(source.name(), upText), back));
  }
}
