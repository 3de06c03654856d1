package dev.belay.postgres.grammar;

import java.util.List;
import java.util.OptionalInt;

/** What a statement holds as the body of a function, a procedure or a DO block. */
public sealed interface Body {
  /** The statement makes nothing that has a body of SQL or PL/pgSQL in its text. */
  record None() implements Body {}

  /** In the order in which the pieces stand there. */
  record Sql(List<EmbeddedSql> pieces) implements Body {
    public Sql {
      pieces = List.copyOf(pieces);
    }
  }

  /**
   * There is a body, and an error in it.
   *
   * @param place where in the text that was parsed, in UTF-16 units from 0; absent where that is
   *     not known
   */
  record Broken(String why, OptionalInt place) implements Body {}

  /** There is a body, but nobody here understands it. */
  record Unreadable(String why) implements Body {}
}
