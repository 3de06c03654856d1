package dev.belay.cli;

import java.util.List;
import java.util.Locale;

/**
 * Ways in which databases were lost, and what becomes of them: a row of the table in
 * docs/guards.md.
 *
 * @param row its first cell
 */
record Attack(String row, Verdict verdict, List<Blow> blows) {
  /** What becomes of it, as the table says it. */
  enum Verdict {
    REFUSED,
    RECOVERABLE,
    NOT_COVERED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** What an attacker types. */
  @FunctionalInterface
  interface Blow {
    Struck strike(AttackGround ground) throws Exception;
  }

  /** What the attacker sees. */
  record Struck(int status, String told) {}

  Attack {
    blows = List.copyOf(blows);
  }

  static Attack refused(String row, Blow... blows) {
    return new Attack(row, Verdict.REFUSED, List.of(blows));
  }

  static Attack recoverable(String row, Blow... blows) {
    return new Attack(row, Verdict.RECOVERABLE, List.of(blows));
  }

  static Attack notCovered(String row, Blow... blows) {
    return new Attack(row, Verdict.NOT_COVERED, List.of(blows));
  }

  @Override
  public String toString() {
    return row;
  }
}
