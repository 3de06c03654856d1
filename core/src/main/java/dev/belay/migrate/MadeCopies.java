package dev.belay.migrate;

import dev.belay.database.ByteCount;
import dev.belay.database.TableName;
import dev.belay.engine.Progress;
import dev.belay.engine.SideCopy;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.rehearse.Ground;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Copies that are made straight of the target. The first is made beforehand, and read, so that what
 * is in it is known; whoever never asks for it closes this.
 */
final class MadeCopies implements Original, AutoCloseable {
  private final Ground ground;
  private final String told;
  private final Maker maker;
  private final Fingerprint fingerprint;
  private final Map<TableName, ByteCount> sizes;
  private Optional<SideCopy> first;

  /** Makes one more. */
  @FunctionalInterface
  interface Maker {
    SideCopy make() throws IOException;
  }

  private MadeCopies(
      Ground ground,
      String told,
      SideCopy first,
      Fingerprint fingerprint,
      Map<TableName, ByteCount> sizes,
      Maker maker) {
    this.ground = ground;
    this.told = told;
    this.first = Optional.of(first);
    this.fingerprint = fingerprint;
    this.sizes = sizes;
    this.maker = maker;
  }

  /**
   * Takes the first over, and reads it.
   *
   * @param told what it is, for people
   */
  static MadeCopies of(Ground ground, String told, SideCopy first, Maker maker, Progress progress) {
    try {
      Fingerprint found = first.database().fingerprint(progress);
      Map<TableName, ByteCount> sizes = first.database().serverCopies().orElseThrow().sizes();
      return new MadeCopies(ground, told, first, found, sizes, maker);
    } catch (RuntimeException e) {
      first.close();
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
  public Map<TableName, ByteCount> sizes() {
    return sizes;
  }

  @Override
  public Ground ground() {
    return ground;
  }

  @Override
  public String told(Duration took) {
    return told;
  }

  @Override
  public SideCopy copy(Path scratch, Progress progress) throws IOException {
    Optional<SideCopy> known = first;
    first = Optional.empty();
    return known.isPresent() ? known.get() : maker.make();
  }

  @Override
  public void close() {
    first.ifPresent(SideCopy::close);
    first = Optional.empty();
  }
}
