package dev.belay.cli.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does something with each number, two at a time; all of them, whatever fails. */
final class InPairs {
  private InPairs() {}

  /** Something that is done with a number. */
  @FunctionalInterface
  interface Work {
    void with(int number) throws Exception;
  }

  /** For the numbers from first to last; what failed is told together with the numbers. */
  static void forEach(int first, int last, Work work) throws InterruptedException {
    List<AssertionError> failures = new ArrayList<>();
    List<Future<Boolean>> results;
    try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int number = first; number <= last; number++) {
        int current = number;
        tasks.add(
            () -> {
              work.with(current);
              return true;
            });
      }
      results = workers.invokeAll(tasks);
    }
    for (int index = 0; index < results.size(); index++) {
      try {
        results.get(index).get();
      } catch (ExecutionException e) {
        failures.add(new AssertionError("at " + (first + index), e.getCause()));
      }
    }
    if (!failures.isEmpty()) {
      AssertionError all =
          new AssertionError(failures.size() + " of " + results.size() + " failed");
      failures.forEach(all::addSuppressed);
      throw all;
    }
  }
}
