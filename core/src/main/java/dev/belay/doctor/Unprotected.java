package dev.belay.doctor;

import dev.belay.database.Environment;

/** Where it matters that something is not protected. */
final class Unprotected {
  private Unprotected() {}

  /** Everywhere but where data can be made again. */
  static boolean matters(Environment environment) {
    return environment != Environment.DEVELOPMENT && environment != Environment.TEST;
  }
}
