package dev.belay.postgres.parse;

import dev.belay.postgres.grammar.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A type as {@code format_type} spells it, so that it can be compared with what a database says.
 */
final class TypeText {
  private static final Map<String, String> IN_SQL =
      Map.ofEntries(
          Map.entry("bool", "boolean"),
          Map.entry("bpchar", "character"),
          Map.entry("decimal", "numeric"),
          Map.entry("float4", "real"),
          Map.entry("float8", "double precision"),
          Map.entry("int2", "smallint"),
          Map.entry("int4", "integer"),
          Map.entry("int8", "bigint"),
          Map.entry("time", "time without time zone"),
          Map.entry("timestamp", "timestamp without time zone"),
          Map.entry("timestamptz", "timestamp with time zone"),
          Map.entry("timetz", "time with time zone"),
          Map.entry("varbit", "bit varying"),
          Map.entry("varchar", "character varying"));

  /** Types that bring a sequence, and {@code NOT NULL}, with them. */
  private static final Set<String> SERIAL =
      Set.of("serial", "serial2", "serial4", "serial8", "smallserial", "bigserial");

  private TypeText() {}

  static boolean isSerial(Node type) {
    List<Node> names = type.list("names");
    return names.size() == 1 && SERIAL.contains(Written.name(names));
  }

  static String of(Node type) {
    List<Node> names = type.list("names");
    String last = Written.name(names);
    boolean own = names.size() == 1 || Written.words(names).get(0).equals("pg_catalog");
    String name = own ? IN_SQL.getOrDefault(last, last) : Written.table(names).toString();
    return (type.flag("setof") ? "setof " : "")
        + withModifiers(name, type.list("typmods"))
        + "[]".repeat(type.list("arrayBounds").size());
  }

  /** As in {@code numeric(10,2)}, {@code timestamp(3) with time zone}. */
  private static String withModifiers(String name, List<Node> modifiers) {
    String numbers = modifiers.stream().map(TypeText::modifier).collect(Collectors.joining(","));
    boolean implied = name.equals("character") && numbers.equals("1");
    if (numbers.isEmpty() || name.equals("interval") || implied) {
      return implied ? "character(1)" : name;
    }
    int zone = name.indexOf(" with");
    return zone < 0
        ? name + "(" + numbers + ")"
        : name.substring(0, zone) + "(" + numbers + ")" + name.substring(zone);
  }

  private static String modifier(Node constant) {
    return String.valueOf(constant.content().child("ival").number("ival"));
  }
}
