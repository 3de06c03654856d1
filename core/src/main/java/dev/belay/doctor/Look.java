package dev.belay.doctor;

import dev.belay.engine.Diagnosis;
import dev.belay.problem.BelayException;
import java.util.List;

/** One thing that the doctor looks at. Changes nothing. */
interface Look {
  /** What it looks at, in a word or two. */
  String subject();

  /**
   * What it has found.
   *
   * @throws BelayException if something is so bad that it can't be looked at
   */
  List<Diagnosis> look();

  /** The same, where that something is a diagnosis, too. */
  default List<Diagnosis> diagnoses() {
    try {
      return look();
    } catch (BelayException e) {
      return List.of(Diagnosis.bad(subject(), e.problem()));
    }
  }
}
