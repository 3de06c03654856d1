package dev.belay.cli.show;

import dev.belay.database.Target;
import dev.belay.pipeline.Event;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;

/** Where everything goes that a command has to say. Not thread-safe but for {@link #event}. */
public interface Output {
  /** Which database the command speaks of. */
  void header(Target target);

  /** The same where the database was not asked, so that nobody knows what it is for. */
  void archiveHeader(Target target);

  /** What happens; called from any thread. */
  void event(Event event);

  /** Says something on the way, line by line. */
  void say(String text);

  /** The end of a command that came to one. */
  void answer(String verb, Answer answer);

  /** The end of a command that could not be done. */
  void problem(String verb, Problem problem, ExitStatus status);
}
