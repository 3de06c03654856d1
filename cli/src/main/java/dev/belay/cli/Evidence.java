package dev.belay.cli;

import dev.belay.config.Origin;
import dev.belay.config.TargetConfiguration;
import dev.belay.config.Vote;
import dev.belay.database.Environment;
import dev.belay.database.Mark;
import dev.belay.engine.Marks;
import dev.belay.protect.MarkReading;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What says what a target is for: what is configured, and the mark in the database.
 *
 * @param target as all of that makes it
 * @param mark the mark, its own or another's
 */
public record Evidence(TargetConfiguration target, Optional<Mark> mark) {
  static Evidence of(TargetConfiguration configured, Marks marks) {
    MarkReading reading = MarkReading.of(marks);
    Optional<Vote> vote =
        reading.own().map(Evidence::vote).or(() -> reading.unreadable().map(Evidence::unreadable));
    return new Evidence(vote.map(configured::with).orElse(configured), reading.mark());
  }

  private static Vote unreadable(String why) {
    return new Vote(Environment.UNKNOWN, new Origin.Marked("which can't be read: " + why));
  }

  private static Vote vote(Mark mark) {
    return new Vote(mark.environment(), new Origin.Marked(written(mark)));
  }

  private static String written(Mark mark) {
    return "written by " + mark.by() + " on " + mark.at().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** What decides, as in {@code production: mark in the database, ...}. */
  public String deciding() {
    Vote vote = target.decidingVote();
    return vote.origin().equals(Origin.BUILT_IN)
        ? vote.environment()
            + ": nobody has said what it is for, so it is protected like production"
        : vote.environment() + ": " + vote.origin();
  }

  /** What there is to know of a mark that is about another database; empty where it isn't so. */
  public Optional<String> foreign() {
    return mark.filter(known -> !known.own())
        .map(
            known ->
                "a copy: its mark says "
                    + known.environment()
                    + " of "
                    + known.place()
                    + ", "
                    + written(known));
  }
}
