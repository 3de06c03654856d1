package dev.belay.benchmarks.postgres;

import dev.belay.benchmarks.Report;
import dev.belay.benchmarks.Runs;

/**
 * What a measurement is held against.
 *
 * @param id with the database's name before it, the key of the reason why it is missed
 * @param database or the files, where none is needed
 * @param words what is counted, such as {@code backup: times faster than gzip}
 * @param most whether less is better
 */
record Aim(String id, String database, String words, double aim, double measured, boolean most) {
  /** So many times faster than a rival, at least. */
  static Aim faster(String database, String id, String words, double aim, Runs own, Runs rival) {
    double measured = rival.seconds() / own.seconds();
    return new Aim(id, database, words, aim, measured, false);
  }

  boolean reached() {
    return most ? measured <= aim : measured >= aim;
  }

  String key() {
    return database + " " + id;
  }

  String wanted() {
    return (most ? "<= " : ">= ") + Report.times(aim, 1);
  }
}
