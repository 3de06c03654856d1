package dev.belay.engine;

import dev.belay.problem.Problem;
import java.util.Locale;

/**
 * One thing that was looked at, and what to do about it.
 *
 * @param subject what was looked at: {@code backups}
 * @param finding what was found, for people
 * @param remedy what to do about it; empty where nothing has to be done
 */
public record Diagnosis(Verdict verdict, String subject, String finding, String remedy) {
  /** How bad it is. */
  public enum Verdict {
    GOOD,
    /** It could not be told from here; it may be bad. */
    UNKNOWN,
    /** Works, but may not for long. */
    WARNING,
    BAD;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Diagnosis good(String subject, String finding) {
    return new Diagnosis(Verdict.GOOD, subject, finding, "");
  }

  public static Diagnosis unknown(String subject, String finding, String remedy) {
    return new Diagnosis(Verdict.UNKNOWN, subject, finding, remedy);
  }

  public static Diagnosis warning(String subject, String finding, String remedy) {
    return new Diagnosis(Verdict.WARNING, subject, finding, remedy);
  }

  public static Diagnosis bad(String subject, String finding, String remedy) {
    return new Diagnosis(Verdict.BAD, subject, finding, remedy);
  }

  /** What stops Belay, too. */
  public static Diagnosis bad(String subject, Problem problem) {
    String why = problem.why().isEmpty() ? "" : ": " + problem.why();
    return bad(subject, problem.what() + why, problem.remedy());
  }
}
