package dev.belay.postgres.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server that does not stop by itself, with all the processes that it has started. */
record ServerProcesses(ProcessHandle root) {
  /** Nobody can refuse, but on a busy machine it takes a while until the dead are gone. */
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** Ends all of them without asking; false where some are there even then. */
  boolean kill() {
    List<ProcessHandle> all = Stream.concat(Stream.of(root), root.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    return CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .thenApply(gone -> true)
        .completeOnTimeout(false, DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
