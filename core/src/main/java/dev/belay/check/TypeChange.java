package dev.belay.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What another type for a column costs and loses, with types as PostgreSQL prints them. Which
 * changes leave the rows alone was measured with PostgreSQL 15.18; the manual says why
 * (https://www.postgresql.org/docs/18/sql-altertable.html, notes).
 */
public final class TypeChange {
  /** What is done to the rows. */
  public enum Cost {
    NONE,
    REWRITE,
    UNKNOWN
  }

  /**
   * What values lose.
   *
   * @param silent whether they are changed without a word; otherwise the statement fails
   */
  public record Loss(boolean silent, String words) {}

  private static final Pattern TYPE =
      Pattern.compile(
          "([a-z_. \"]+?)\\s*(?:\\((\\d+)(?:,(-?\\d+))?\\))?( with(?:out)? time zone)?");

  /** Types whose values are stored as those of the other are. */
  private static final Map<String, Set<String>> STORED_ALIKE =
      Map.of(
          "character varying", Set.of("text"),
          "text", Set.of("character varying"),
          "cidr", Set.of("inet"),
          "xml", Set.of("text", "character varying"),
          "bit", Set.of("bit varying"),
          "integer", Set.of("oid"),
          "oid", Set.of("integer"),
          "timestamp without time zone", Set.of("timestamp with time zone"),
          "timestamp with time zone", Set.of("timestamp without time zone"));

  /** Types whose number is how much they can hold. */
  private static final Set<String> WIDENED =
      Set.of(
          "character varying",
          "bit varying",
          "interval",
          "time without time zone",
          "time with time zone",
          "timestamp without time zone",
          "timestamp with time zone");

  private static final Set<String> BUILT_IN =
      Set.of(
          "smallint",
          "integer",
          "bigint",
          "oid",
          "numeric",
          "money",
          "real",
          "double precision",
          "boolean",
          "text",
          "character varying",
          "character",
          "bytea",
          "date",
          "time without time zone",
          "time with time zone",
          "timestamp without time zone",
          "timestamp with time zone",
          "interval",
          "bit",
          "bit varying",
          "inet",
          "cidr",
          "json",
          "jsonb",
          "xml",
          "uuid",
          "tsvector");

  private static final List<String> WHOLE = List.of("smallint", "integer", "bigint");
  private static final Set<String> FRACTIONS = Set.of("numeric", "real", "double precision");

  private TypeChange() {}

  /**
   * What becomes of the rows.
   *
   * @param old empty where nobody knows
   * @param using the expression that converts them, if one is given
   */
  public static Cost cost(Optional<String> old, String type, Optional<String> using) {
    if (using.filter(expression -> !isPlainCast(expression)).isPresent()) {
      return Cost.REWRITE;
    }
    Optional<Type> from = old.flatMap(Type::read);
    Optional<Type> to = Type.read(type);
    if (from.isEmpty() || to.isEmpty()) {
      return old.filter(type::equals).isPresent() ? Cost.NONE : Cost.UNKNOWN;
    }
    if (from.get().fitsInto(to.get())) {
      return Cost.NONE;
    }
    return from.get().isBuiltIn() && to.get().isBuiltIn() ? Cost.REWRITE : Cost.UNKNOWN;
  }

  /** As in {@code price::numeric}. */
  private static boolean isPlainCast(String expression) {
    return expression.matches("[\\w\".]+(\\s*::\\s*[\\w\"., ()]+)?");
  }

  /** What values may lose; empty where they lose nothing, or where nobody can tell. */
  public static Optional<Loss> loss(String old, String type) {
    Optional<Type> from = Type.read(old);
    Optional<Type> to = Type.read(type);
    return from.isEmpty() || to.isEmpty() ? Optional.empty() : from.get().lossIn(to.get());
  }

  private record Type(String name, Optional<Integer> size, Optional<Integer> scale) {
    static Optional<Type> read(String text) {
      Matcher matcher = TYPE.matcher(text);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      Optional<String> zone = Optional.ofNullable(matcher.group(4));
      Optional<Integer> size = number(matcher, 2);
      Optional<Integer> scale = number(matcher, 3);
      boolean whole = size.isPresent() && scale.isEmpty() && matcher.group(1).equals("numeric");
      return Optional.of(
          new Type(matcher.group(1) + zone.orElse(""), size, whole ? Optional.of(0) : scale));
    }

    private static Optional<Integer> number(Matcher matcher, int group) {
      return Optional.ofNullable(matcher.group(group)).map(Integer::valueOf);
    }

    /** Of others only the database knows how they are stored. */
    boolean isBuiltIn() {
      return BUILT_IN.contains(name);
    }

    boolean fitsInto(Type other) {
      if (name.equals(other.name)) {
        return equals(other) || isWidenedTo(other);
      }
      return STORED_ALIKE.getOrDefault(name, Set.of()).contains(other.name) && other.size.isEmpty();
    }

    private boolean isWidenedTo(Type other) {
      if (name.equals("numeric")) {
        return other.size.isEmpty() || (holds(other.size, size) && scale.equals(other.scale));
      }
      return WIDENED.contains(name) && (other.size.isEmpty() || holds(other.size, size));
    }

    private static boolean holds(Optional<Integer> room, Optional<Integer> needed) {
      return needed.isPresent() && room.orElseThrow() >= needed.get();
    }

    Optional<Loss> lossIn(Type other) {
      if (WHOLE.contains(other.name)) {
        return wholeLoss(other);
      }
      if (name.startsWith("timestamp") && !other.name.startsWith("timestamp")) {
        return timeLoss(other);
      }
      if (name.startsWith("timestamp")
          && other.size.filter(digits -> digits < precision()).isPresent()) {
        return Optional.of(new Loss(true, "fractions of seconds are rounded"));
      }
      if (FRACTIONS.contains(name)) {
        return fractionLoss(other);
      }
      return textLoss(other);
    }

    /** Microseconds, unless it says otherwise. */
    private int precision() {
      return size.orElse(6);
    }

    private Optional<Loss> wholeLoss(Type other) {
      if (FRACTIONS.contains(name)) {
        return Optional.of(new Loss(true, "fractions are rounded away"));
      }
      return WHOLE.indexOf(name) > WHOLE.indexOf(other.name)
          ? Optional.of(new Loss(false, "it fails if a number is too large"))
          : Optional.empty();
    }

    private static Optional<Loss> timeLoss(Type other) {
      if (other.name.equals("date")) {
        return Optional.of(new Loss(true, "the time of day is lost"));
      }
      return other.name.startsWith("time ")
          ? Optional.of(new Loss(true, "the date is lost"))
          : Optional.empty();
    }

    private Optional<Loss> fractionLoss(Type other) {
      if (other.name.equals("real") && !name.equals("real")) {
        return Optional.of(new Loss(true, "only six digits are kept"));
      }
      boolean rounded = other.name.equals("numeric") && other.size.isPresent();
      int kept = other.scale.orElse(0);
      boolean finer = scale.map(digits -> digits > kept).orElse(size.isEmpty());
      return rounded && finer
          ? Optional.of(
              new Loss(
                  true, "values are rounded to " + kept + (kept == 1 ? " decimal" : " decimals")))
          : Optional.empty();
    }

    private Optional<Loss> textLoss(Type other) {
      boolean cut = other.name.startsWith("character") && other.size.isPresent();
      boolean longer =
          name.equals("text")
              || (name.startsWith("character")
                  && size.map(length -> length > other.size.orElse(length)).orElse(true));
      return cut && longer
          ? Optional.of(
              new Loss(
                  false,
                  "it fails if a value is longer than " + other.size.orElseThrow() + " characters"))
          : Optional.empty();
    }
  }
}
