package dev.belay.postgres.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process and all that it has started. */
record ProcessTree(ProcessHandle root) {
  /** Ends all of them without asking; false where some are there even then. */
  boolean kill(Duration patience) {
    List<ProcessHandle> all = Stream.concat(Stream.of(root), root.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    return CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .thenApply(gone -> true)
        .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
