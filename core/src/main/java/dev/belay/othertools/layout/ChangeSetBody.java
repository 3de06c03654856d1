package dev.belay.othertools.layout;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands between two lines that begin change sets.
 *
 * @param sql the lines that Liquibase runs
 * @param masked the whole file with only these lines left
 * @param rollback the same with the SQL of its {@code --rollback} lines
 */
record ChangeSetBody(String sql, String masked, Optional<String> rollback) {
  private static final Pattern ROLLBACK = line("rollback(\\s.*)?");
  private static final Pattern BLOCK_BEGINS =
      Pattern.compile("\\s*/\\*\\s*liquibase\\s*rollback\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern TOLD =
      line("(comment:?\\s|preconditions|precondition-|validCheckSum|property\\s|ignoreLines:).*");

  private static Pattern line(String words) {
    return Pattern.compile("\\s*--\\s*" + words, Pattern.CASE_INSENSITIVE);
  }

  static ChangeSetBody of(Lines lines, int begin, int end) {
    var run = new BitSet();
    var back = new BitSet();
    boolean inBlock = false;
    for (int at = begin; at < end; at++) {
      String line = lines.lines().get(at);
      if (inBlock) {
        inBlock = !line.contains("*/");
        back.set(at, inBlock);
      } else if (BLOCK_BEGINS.matcher(line).matches()) {
        inBlock = true;
      } else if (ROLLBACK.matcher(line).matches()) {
        back.set(at);
      } else if (!TOLD.matcher(line).matches()) {
        run.set(at);
      }
    }
    var sql = new StringBuilder();
    run.stream().forEach(at -> sql.append(lines.lines().get(at)).append('\n'));
    Optional<String> rollback =
        back.isEmpty() ? Optional.empty() : Optional.of(uncommented(lines.keeping(back::get)));
    return new ChangeSetBody(
        sql.toString(), lines.keeping(run::get), rollback.filter(text -> !isNothing(text)));
  }

  /** The SQL of {@code --rollback DROP TABLE a;}, in its place. */
  private static String uncommented(String text) {
    var pattern = Pattern.compile("(?im)^([ \\t]*--[ \\t]*rollback)");
    return pattern.matcher(text).replaceAll(found -> " ".repeat(found.end() - found.start()));
  }

  /** Whether it says that there is nothing to be done, or names another change set. */
  private static boolean isNothing(String text) {
    String bare = text.strip().toLowerCase(Locale.ROOT);
    return bare.isEmpty() || bare.equals("empty") || bare.startsWith("changeset");
  }

  /** Whether its sum can be told: properties are replaced before it is computed. */
  boolean isPlain() {
    return !sql.contains("${");
  }
}
