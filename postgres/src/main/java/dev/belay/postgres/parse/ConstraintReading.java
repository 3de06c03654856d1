package dev.belay.postgres.parse;

import dev.belay.database.TableName;
import dev.belay.postgres.grammar.Node;
import dev.belay.sql.Constraint;
import dev.belay.sql.Constraint.Kind;
import java.util.List;
import java.util.Optional;

/** Constraints, as a tree has them (parsenodes.h, Constraint; PostgreSQL 18). */
final class ConstraintReading {
  private ConstraintReading() {}

  /** Empty for what a tree counts among constraints and is none: defaults, deferral, NULL. */
  static Optional<Kind> kind(Node node) {
    return switch (node.text("contype")) {
      case "CONSTR_PRIMARY" -> Optional.of(Kind.PRIMARY_KEY);
      case "CONSTR_UNIQUE" -> Optional.of(Kind.UNIQUE);
      case "CONSTR_FOREIGN" -> Optional.of(Kind.FOREIGN_KEY);
      case "CONSTR_CHECK" -> Optional.of(Kind.CHECK);
      case "CONSTR_EXCLUSION" -> Optional.of(Kind.EXCLUDE);
      case "CONSTR_NOTNULL" -> Optional.of(Kind.NOT_NULL);
      default -> Optional.empty();
    };
  }

  /**
   * One constraint.
   *
   * @param column behind which it stands, if it stands behind one
   * @param definition its SQL, name and all
   */
  static Constraint read(Node node, Kind kind, Optional<String> column, List<Token> definition) {
    boolean references = kind == Kind.FOREIGN_KEY;
    return new Constraint(
        kind,
        text(node, "conname"),
        column.map(List::of).orElseGet(() -> columns(node, kind)),
        Written.text(unnamed(definition)),
        !node.flag("skip_validation"),
        !isUnenforced(definition),
        text(node, "indexname"),
        references
            ? Optional.of(Written.table(node.child("pktable")))
            : Optional.<TableName>empty(),
        references ? onDelete(node.text("fk_del_action")) : Optional.empty());
  }

  /**
   * One that stands by itself among the columns.
   *
   * @param end the offset in the script at which it ends
   */
  static Optional<Constraint> ofTable(Node element, Written written, int end) {
    List<Token> tokens = written.between(written.place(element), end);
    return kind(element).map(kind -> read(element, kind, Optional.empty(), tokens));
  }

  private static Optional<String> text(Node node, String field) {
    return Optional.of(node.text(field)).filter(text -> !text.isEmpty());
  }

  /** A CHECK has the one that it is about, by which the server calls it; or none. */
  private static List<String> columns(Node node, Kind kind) {
    if (kind == Kind.CHECK) {
      List<String> read =
          Inside.all(node.child("raw_expr"), "ColumnRef").stream()
              .flatMap(column -> Written.words(column.list("fields")).stream())
              .distinct()
              .toList();
      return read.size() == 1 ? read : List.of();
    }
    List<Node> names = node.list(kind == Kind.FOREIGN_KEY ? "fk_attrs" : "keys");
    return Written.words(names);
  }

  /** Without {@code CONSTRAINT name}, and without what is behind it in a list. */
  static List<Token> unnamed(List<Token> definition) {
    var cursor = new Cursor(definition);
    if (cursor.skip("CONSTRAINT")) {
      cursor.name();
    }
    int begin = cursor.place();
    while (!cursor.atEnd() && !cursor.seesAny(",", ")") && !isNotValid(cursor)) {
      cursor.skipOne();
    }
    return cursor.since(begin);
  }

  private static boolean isNotValid(Cursor cursor) {
    List<Token> rest = cursor.rest();
    return rest.size() > 1
        && rest.get(0).is("NOT")
        && (rest.get(1).is("VALID") || rest.get(1).is("ENFORCED"));
  }

  private static boolean isUnenforced(List<Token> definition) {
    for (int index = 1; index < definition.size(); index++) {
      if (definition.get(index).is("ENFORCED") && definition.get(index - 1).is("NOT")) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> onDelete(String letter) {
    return switch (letter) {
      case "c" -> Optional.of("CASCADE");
      case "n" -> Optional.of("SET NULL");
      case "d" -> Optional.of("SET DEFAULT");
      case "r" -> Optional.of("RESTRICT");
      default -> Optional.empty();
    };
  }
}
