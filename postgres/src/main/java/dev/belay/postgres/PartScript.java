package dev.belay.postgres;

import dev.belay.postgres.dump.Piece;
import dev.belay.postgres.parse.Words;
import java.util.Optional;

/**
 * What is run of a script that holds a whole database where the rows of a part of it are wanted:
 * all that makes tables, and those rows.
 */
final class PartScript {
  private final PartChoice choice;
  private final PostgresSession session;

  PartScript(PartChoice choice, PostgresSession session) {
    this.choice = choice;
    this.session = session;
  }

  /** As it is to be run; empty where it is left out. */
  Optional<Piece> wanted(Piece piece, Words words) {
    return switch (piece) {
      case Piece.Rows rows -> piece(rows, choice.holds(words.nameAt(1), session));
      case Piece.Statement row when words.begin("INSERT", "INTO") ->
          piece(row, choice.holds(words.nameAt(2), session));
      case Piece.Statement key when isForeignKey(words) -> foreignKey(key);
      default -> Optional.of(piece);
    };
  }

  private static Optional<Piece> piece(Piece piece, boolean wanted) {
    return wanted ? Optional.of(piece) : Optional.empty();
  }

  private static boolean isForeignKey(Words words) {
    return words.begin("ALTER", "TABLE") && words.contain("FOREIGN", "KEY");
  }

  /** The rows that it points at may be missing. */
  private Optional<Piece> foreignKey(Piece.Statement key) {
    return choice.unchecked(key.sql()).map(sql -> new Piece.Statement(sql, key.line()));
  }
}
