package dev.belay.doctor;

/**
 * One thing the doctor looked at.
 *
 * @param subject what was looked at: {@code backups}
 * @param finding what was found, for people
 * @param remedy what to do about it; empty where nothing has to be done
 */
public record Diagnosis(Verdict verdict, String subject, String finding, String remedy) {
  /** How bad it is. */
  public enum Verdict {
    GOOD,
    /** Works, but may not for long. */
    WARNING,
    BAD;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static Diagnosis good(String subject, String finding) {
    return new Diagnosis(Verdict.GOOD, subject, finding, "");
  }

  static Diagnosis warning(String subject, String finding, String remedy) {
    return new Diagnosis(Verdict.WARNING, subject, finding, remedy);
  }

  static Diagnosis bad(String subject, String finding, String remedy) {
    return new Diagnosis(Verdict.BAD, subject, finding, remedy);
  }
}
