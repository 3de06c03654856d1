package dev.belay.testdb;

import dev.belay.config.Origin;
import dev.belay.config.Vote;
import dev.belay.database.Environment;
import dev.belay.database.Mark;
import dev.belay.engine.Database;
import dev.belay.engine.TestSite;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.protect.MarkReading;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a database is for tests and nothing else. Its name has to say so, and where it is
 * there already its own mark as well; and nobody must say that it, or the one that it is beside, is
 * for production or staging. Nothing stands in for a no: no option, no variable, nobody's consent.
 */
public final class TestOnly {
  private final List<Vote> votes;

  /**
   * Knows what is said.
   *
   * @param votes everyone's word on the database, and on the one that it is beside
   */
  public TestOnly(List<Vote> votes) {
    this.votes = List.copyOf(votes);
  }

  /**
   * Refuses what may not even be made.
   *
   * @throws BelayException {@code TESTDB_REFUSED}
   */
  public void require(String name) {
    requireName(name);
    for (Vote vote : votes) {
      if (isOtherwise(vote)) {
        throw refused(name + " counts as " + vote.environment() + ": " + vote.origin())
            .why("one word against it is enough, whoever says something else")
            .remedy(
                "have a place for tests alone: TEST_DATABASE_URL=postgresql://localhost/shop_test")
            .toException();
      }
    }
  }

  private static void requireName(String name) {
    boolean bare = name.chars().noneMatch(each -> each == '/' || each == '\\' || each < ' ');
    if (!bare || !name.endsWith(TestSite.ENDING) || name.length() == TestSite.ENDING.length()) {
      throw refused(name + " is no name of a database for tests")
          .why("such a name ends in " + TestSite.ENDING + ", and is a name alone")
          .remedy("belay testdb create NAME" + TestSite.ENDING)
          .toException();
    }
  }

  /** A variable with a value that nobody knows says nothing; a mark that can't be read may. */
  private static boolean isOtherwise(Vote vote) {
    return switch (vote.environment()) {
      case PRODUCTION, STAGING -> true;
      case UNKNOWN -> vote.origin() instanceof Origin.Marked;
      case DEVELOPMENT, TEST -> false;
    };
  }

  /**
   * Refuses, besides, a database that is there and was not made for tests.
   *
   * @throws BelayException {@code TESTDB_REFUSED}
   */
  public void requireMark(String name, Database database) {
    require(name);
    Optional<String> objection = objection(database);
    if (objection.isPresent() && database.exists()) {
      throw refused(name + " is there, and was not made for tests")
          .why(objection.get())
          .remedy(
              "use another name\nif it is for tests, a person may say so: belay mark test -t "
                  + database.url())
          .toException();
    }
  }

  /** Why its mark does not say that a database is for tests; empty where it does. */
  static Optional<String> objection(Database database) {
    MarkReading reading = MarkReading.of(database.marks());
    return reading.unreadable().isPresent()
        ? reading.unreadable().map(why -> "its mark can't be read: " + why)
        : objection(reading.mark());
  }

  private static Optional<String> objection(Optional<Mark> mark) {
    if (mark.isEmpty()) {
      return Optional.of("nobody has marked it");
    }
    if (!mark.get().own()) {
      return Optional.of("it is a copy: its mark is that of " + mark.get().place());
    }
    return mark.get().environment() == Environment.TEST
        ? Optional.empty()
        : Optional.of("it is marked " + mark.get().environment());
  }

  static Problem refused(String what) {
    return Problem.of(Code.TESTDB_REFUSED, what);
  }
}
