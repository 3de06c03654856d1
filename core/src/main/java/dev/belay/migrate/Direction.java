package dev.belay.migrate;

import dev.belay.engine.HistoryEntry;

/** Whether migrations are applied or taken back. */
enum Direction {
  UP(HistoryEntry.Outcome.APPLIED),
  DOWN(HistoryEntry.Outcome.ROLLED_BACK);

  private final HistoryEntry.Outcome outcome;

  Direction(HistoryEntry.Outcome outcome) {
    this.outcome = outcome;
  }

  /** What history says of a version when all went well. */
  HistoryEntry.Outcome outcome() {
    return outcome;
  }
}
