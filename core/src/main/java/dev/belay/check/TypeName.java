package dev.belay.check;

import java.util.Map;

/** Whether a type that a script writes is one that a database prints. */
public final class TypeName {
  private static final Map<String, String> COUNTING =
      Map.of(
          "serial", "integer",
          "serial2", "smallint",
          "serial4", "integer",
          "serial8", "bigint",
          "smallserial", "smallint",
          "bigserial", "bigint");

  private TypeName() {}

  /** Where a script says no more, what the database knows besides is no difference. */
  public static boolean isSame(String printed, String written) {
    String there = plain(printed);
    String made = plain(written);
    return there.equals(made)
        || there.equals(made.replace(")", ",0)"))
        || (made.startsWith("interval") && there.startsWith("interval"));
  }

  /** Without the schema, which a script may leave to the search path. */
  private static String plain(String type) {
    String bare = type.replace("\"", "");
    String unqualified = bare.substring(bare.indexOf('.') + 1);
    return COUNTING.getOrDefault(unqualified, unqualified);
  }
}
