package dev.belay.pipeline;

import dev.belay.engine.Progress;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The wish to stop, made from another thread; heeded between steps, wherever progress is told, and
 * by what has said how it can be stopped.
 */
public final class Cancellation {
  private final List<Runnable> stops = new ArrayList<>();
  private volatile boolean requested;

  /**
   * Asks to stop. To be repeated until all has stopped: what had not quite begun when it was told
   * to stop does not know of it.
   */
  public synchronized void request() {
    requested = true;
    stops.forEach(Runnable::run);
    notifyAll();
  }

  /**
   * Lets time pass, or as much of it as passes until somebody asks to stop.
   *
   * @throws dev.belay.problem.BelayException {@code INTERRUPTED} if somebody has asked
   */
  public synchronized void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try {
      for (long left = time.toMillis(); left > 0 && !requested; ) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      requested = true;
      Thread.currentThread().interrupt();
    }
    check();
  }

  public boolean isRequested() {
    return requested;
  }

  /** Throws {@code INTERRUPTED} if somebody has asked to stop. */
  void check() {
    if (requested) {
      throw Problem.of(Code.INTERRUPTED, "interrupted").toException();
    }
  }

  /** While the work is done, {@code stop} is run at each request. */
  <T, E extends Exception> T stoppable(Runnable stop, Progress.Work<T, E> work) throws E {
    add(stop);
    try {
      return work.run();
    } finally {
      remove(stop);
    }
  }

  private synchronized void add(Runnable stop) {
    stops.add(stop);
  }

  private synchronized void remove(Runnable stop) {
    stops.remove(stop);
  }
}
