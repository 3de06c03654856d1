package dev.belay.postgres.parse;

import dev.belay.database.TableName;
import dev.belay.postgres.grammar.Node;
import dev.belay.sql.Action;
import dev.belay.sql.Constraint;
import dev.belay.sql.Constraint.Kind;
import dev.belay.sql.Filling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One column, as a tree has it (parsenodes.h, ColumnDef; PostgreSQL 18). */
final class ColumnReading {
  private final Node column;
  private final Written written;
  private final List<Constraint> constraints = new ArrayList<>();
  private boolean notNull;
  private Filling filling = Filling.NULL;
  private Optional<String> defaultValue = Optional.empty();

  /**
   * Reads it.
   *
   * @param end the offset in the script at which what follows the column begins
   */
  ColumnReading(Node column, Written written, int end) {
    this.column = column;
    this.written = written;
    if (TypeText.isSerial(column.child("typeName"))) {
      notNull = true;
      filling = Filling.SEQUENCE;
      defaultValue = Optional.of("nextval");
    }
    List<Node> parts = Written.contents(column, "constraints");
    for (int index = 0; index < parts.size(); index++) {
      int next = index + (isKey(parts.get(index)) ? withDeferral(parts, index) : 1);
      read(parts.get(index), next < parts.size() ? written.place(parts.get(next)) : end);
    }
  }

  private static boolean isKey(Node part) {
    return part.text("contype").equals("CONSTR_UNIQUE")
        || part.text("contype").equals("CONSTR_PRIMARY");
  }

  /** How many parts it is, with what says when it is checked. */
  private static int withDeferral(List<Node> parts, int index) {
    int next = index + 1;
    while (next < parts.size() && parts.get(next).text("contype").startsWith("CONSTR_ATTR")) {
      next++;
    }
    return next - index;
  }

  private void read(Node part, int next) {
    List<Token> tokens = written.between(written.place(part), next);
    switch (part.text("contype")) {
      case "CONSTR_DEFAULT" -> filledBy(Volatility.of(part.child("raw_expr")), tokens);
      case "CONSTR_IDENTITY" -> {
        notNull = true;
        filledBy(Filling.SEQUENCE, tokens);
      }
      case "CONSTR_GENERATED" ->
          filledBy(
              part.text("generated_kind").equals("s") ? Filling.STORED : Filling.VIRTUAL, tokens);
      default -> ConstraintReading.kind(part).ifPresent(kind -> hold(part, kind, tokens));
    }
  }

  private void filledBy(Filling newFilling, List<Token> tokens) {
    filling = newFilling;
    var cursor = new Cursor(ConstraintReading.unnamed(tokens));
    cursor.skip("DEFAULT");
    defaultValue = Optional.of(Written.text(cursor.rest()));
  }

  private void hold(Node part, Kind kind, List<Token> tokens) {
    notNull |= kind == Kind.NOT_NULL || kind == Kind.PRIMARY_KEY;
    if (kind != Kind.NOT_NULL) {
      constraints.add(
          ConstraintReading.read(part, kind, Optional.of(column.text("colname")), tokens));
    }
  }

  List<Constraint> constraints() {
    return constraints;
  }

  Action.AddColumn added(TableName table) {
    return new Action.AddColumn(
        table,
        column.text("colname"),
        TypeText.of(column.child("typeName")),
        notNull,
        defaultValue,
        filling,
        constraints);
  }
}
