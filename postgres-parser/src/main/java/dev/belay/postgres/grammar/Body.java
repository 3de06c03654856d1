package dev.belay.postgres.grammar;

import java.util.List;

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

  /** There is a body, but it is in a language that nobody here understands, or has an error. */
  record Unreadable(String why) implements Body {}
}
