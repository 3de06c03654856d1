package dev.belay.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** A process that adds lines to a trail as soon as a file is there. Arguments: trail, file. */
final class TrailWriter {
  static final int LINES = 40;
  static final String DONE = "done";

  private TrailWriter() {}

  public static void main(String[] arguments) {
    var trail = new AuditTrail(Path.of(arguments[0]), InstantSource.system());
    System.out.println("ready");
    while (!Files.exists(Path.of(arguments[1]))) {
      Thread.onSpinWait();
    }
    for (int line = 0; line < LINES; line++) {
      trail.append(entry("line " + line));
    }
    System.out.println(DONE);
  }

  static AuditEntry entry(String what) {
    return new AuditEntry(
        "r1", "migrate", "shop", "shop.db", "production", "ada", "db1", "0.1.0", what, "why");
  }
}
