package dev.belay.postgres.guard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What pg_dump writes of the triggers of guards: each statement begins and ends with a line. */
public final class GuardLines {
  private GuardLines() {}

  /** Takes them out of a script, of which every other byte stays as it is. */
  public static void removeFrom(Path script) throws IOException {
    String text = Files.readString(script, StandardCharsets.ISO_8859_1);
    if (text.contains(Pack.PREFIX)) {
      Files.writeString(script, without(text), StandardCharsets.ISO_8859_1);
    }
  }

  private static String without(String text) {
    var kept = new StringBuilder(text.length());
    boolean inside = false;
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      int next = end < 0 ? text.length() : end + 1;
      String line = text.substring(at, next);
      inside = inside || isBegin(line);
      if (!inside) {
        kept.append(line);
      }
      inside = inside && !line.stripTrailing().endsWith(";");
      at = next;
    }
    return kept.toString();
  }

  private static boolean isBegin(String line) {
    return line.startsWith("CREATE TRIGGER " + Pack.PREFIX)
        || line.startsWith("CREATE EVENT TRIGGER " + Pack.PREFIX)
        || line.startsWith("ALTER EVENT TRIGGER " + Pack.PREFIX)
        || (line.startsWith("ALTER TABLE ")
            && line.contains(" ENABLE ALWAYS TRIGGER " + Pack.PREFIX));
  }
}
