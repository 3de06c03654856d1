package dev.belay.migrate;

import dev.belay.engine.Progress;
import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.rehearse.Ground;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Copies that the server makes of the target as it is. The first is made beforehand, and read, so
 * that what is in it is known; whoever never asks for it closes this.
 */
final class ServerCopies implements Original, AutoCloseable {
  private final Work work;
  private final Fingerprint fingerprint;
  private Optional<SideCopy> first;

  private ServerCopies(Work work, SideCopy first, Fingerprint fingerprint) {
    this.work = work;
    this.first = Optional.of(first);
    this.fingerprint = fingerprint;
  }

  /** Makes the first; empty where others are connected to the target. */
  static Optional<ServerCopies> make(Work work, Progress progress) throws IOException {
    Optional<SideCopy> made = work.copiedByServer();
    if (made.isEmpty()) {
      return Optional.empty();
    }
    SideCopy copy = made.get();
    try {
      Fingerprint found = copy.database().fingerprint(progress);
      return Optional.of(new ServerCopies(work, copy, found));
    } catch (RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  @Override
  public Fingerprint fingerprint() {
    return fingerprint;
  }

  @Override
  public boolean isRead() {
    return true;
  }

  @Override
  public Ground ground() {
    return Ground.TEMPLATE;
  }

  @Override
  public String told(Duration took) {
    return "on the server's copy";
  }

  @Override
  public SideCopy copy(Path scratch, Progress progress) throws IOException {
    Optional<SideCopy> known = first;
    first = Optional.empty();
    if (known.isPresent()) {
      return known.get();
    }
    Optional<SideCopy> another = work.copiedByServer();
    return another.isPresent() ? another.get() : otherwise(progress).copy(scratch, progress);
  }

  /** Where others have connected in the meantime. */
  private Original otherwise(Progress progress) throws IOException {
    return work.backup().isPresent()
        ? work.original().orElseThrow()
        : FileCopy.make(work, progress).original();
  }

  @Override
  public void close() {
    first.ifPresent(SideCopy::close);
    first = Optional.empty();
  }
}
