package dev.belay.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of a database a copy is to hold. Only a whole one is a way back.
 *
 * @param schemaOnly whether the rows are left out
 * @param schemas all that is in these; none for every schema
 * @param tables these, outside of the usual schema as {@code SCHEMA.TABLE}; none for every table
 */
public record Scope(boolean schemaOnly, List<String> schemas, List<String> tables) {
  public static final Scope WHOLE = new Scope(false, List.of(), List.of());

  /** The property of a copy's {@link Description} that says what a partial one holds. */
  public static final String PROPERTY = "scope";

  private static final String SCHEMA_ONLY = "schemaOnly";
  private static final String SCHEMAS = "schemas";
  private static final String TABLES = "tables";

  public Scope {
    schemas = List.copyOf(schemas);
    tables = List.copyOf(tables);
  }

  public boolean isWhole() {
    return equals(WHOLE);
  }

  /** Whether objects are left out, and not only rows. */
  public boolean isChosen() {
    return !schemas.isEmpty() || !tables.isEmpty();
  }

  /** As arguments of a run; {@link #of} reads them. */
  public Map<String, String> arguments() {
    Map<String, String> arguments = new LinkedHashMap<>();
    if (schemaOnly) {
      arguments.put(SCHEMA_ONLY, "true");
    }
    put(SCHEMAS, schemas, arguments);
    put(TABLES, tables, arguments);
    return arguments;
  }

  private static void put(String name, List<String> values, Map<String, String> arguments) {
    if (!values.isEmpty()) {
      arguments.put(name, String.join(",", values));
    }
  }

  public static Scope of(Map<String, String> arguments) {
    return new Scope(
        arguments.containsKey(SCHEMA_ONLY),
        names(arguments.getOrDefault(SCHEMAS, "")),
        names(arguments.getOrDefault(TABLES, "")));
  }

  /** Names that are divided by commas. */
  public static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    for (String name : text.split(",", -1)) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    return names;
  }

  /** For people: {@code no rows; tables customer, sales.orders}. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (schemaOnly) {
      parts.add("no rows");
    }
    if (!schemas.isEmpty()) {
      parts.add("schemas " + String.join(", ", schemas));
    }
    if (!tables.isEmpty()) {
      parts.add("tables " + String.join(", ", tables));
    }
    return parts.isEmpty() ? "everything" : String.join("; ", parts);
  }
}
