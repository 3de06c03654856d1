package dev.belay.postgres.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What belongs to the guards, by name. */
public final class Pack {
  /** The schema in which all but the triggers lies. */
  public static final String SCHEMA = "belay_guard";

  /** What the names of all triggers and event triggers begin with. */
  public static final String PREFIX = SCHEMA + "_";

  /** As LIKE takes it, in a literal. */
  static final String TRIGGERS = "'belay\\_guard\\_%'";

  private static final List<String> FILES = List.of("passes.sql", "tables.sql", "events.sql");

  private Pack() {}

  /** Makes schema, tables and functions, or brings them up to date. */
  static List<String> scripts() {
    return FILES.stream().map(Pack::script).toList();
  }

  private static String script(String name) {
    try (InputStream script = Pack.class.getResourceAsStream(name)) {
      if (script == null) {
        throw new IllegalStateException(name + " is not beside this class");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
