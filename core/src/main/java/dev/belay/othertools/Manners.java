package dev.belay.othertools;

import dev.belay.migration.Tool;

/**
 * How a tool treats what is not as usual.
 *
 * @param late what it does with a file that is older than the newest one applied
 * @param lateRemedy how it comes in all the same
 * @param sums whether its history keeps checksums of files
 */
record Manners(Late late, String lateRemedy, boolean sums) {
  /** What a tool does with a late file. */
  enum Late {
    RUNS,
    REFUSES,
    NEVER_RUNS,
    /** It never runs it, and its history can't tell whether it was run before. */
    HIDES
  }

  static Manners of(Tool tool) {
    return switch (tool) {
      case PLAIN -> throw new IllegalArgumentException("Belay has a state of its own");
      case ATLAS -> new Manners(Late.REFUSES, "atlas migrate apply --exec-order non-linear", true);
      case DBMATE -> new Manners(Late.RUNS, "", false);
      case DIESEL -> new Manners(Late.RUNS, "", false);
      case DRIZZLE ->
          new Manners(
              Late.NEVER_RUNS,
              "generate it anew, so that it comes last: npx drizzle-kit generate",
              true);
      case FLYWAY -> new Manners(Late.REFUSES, "flyway migrate -outOfOrder=true", true);
      case GOLANG_MIGRATE -> new Manners(Late.HIDES, "", false);
      case GOOSE -> new Manners(Late.REFUSES, "goose up -allow-missing", false);
      case LIQUIBASE -> new Manners(Late.RUNS, "", true);
      case PRISMA -> new Manners(Late.RUNS, "", true);
      case SQITCH -> new Manners(Late.REFUSES, "move it behind the others in sqitch.plan", true);
      case SQLX -> new Manners(Late.RUNS, "", true);
    };
  }
}
