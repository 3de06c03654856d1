package dev.belay.repository;

import dev.belay.database.ByteCount;
import dev.belay.database.SchemaDetails;
import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Description;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Scope;
import dev.belay.fingerprint.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a backup contains and how that can be told. Written last: a backup without a manifest is no
 * backup.
 *
 * @param id the backup's name
 * @param run the run that took it
 * @param location where the target was, fit to be shown
 * @param contentFormat what the plain bytes are: {@code sqlite-file}
 * @param artifact the object that holds the bytes, compressed
 * @param details none in backups of older versions, which did not keep them
 * @param history the target's history at that moment
 * @param verified the newest proof that it can be restored
 */
public record Manifest(
    String id,
    BackupClass backupClass,
    String label,
    String run,
    String target,
    String location,
    String engine,
    String belayVersion,
    Instant created,
    Duration took,
    String contentFormat,
    Artifact artifact,
    Fingerprint fingerprint,
    SchemaSnapshot schema,
    SchemaDetails details,
    Description description,
    List<HistoryEntry> history,
    Optional<Proof> verified) {
  /** The newest version of the format of manifests, which this Belay writes. */
  public static final int FORMAT = 1;

  public Manifest {
    history = List.copyOf(history);
  }

  /**
   * The bytes of a backup.
   *
   * @param name of the object, without the target's folder
   * @param compression {@code zstd}
   * @param plainSha256 of the bytes before compression; empty where what unpacks them checks them
   *     by itself, which older backups were not relied on to do
   * @param storedSha256 of the bytes in the store, 64 hexadecimal digits
   */
  public record Artifact(
      String name,
      String compression,
      ByteCount plainSize,
      Optional<String> plainSha256,
      ByteCount storedSize,
      String storedSha256) {}

  /**
   * That a backup was found good.
   *
   * @param how {@link #READ_BACK} or {@link #RESTORED}
   */
  public record Proof(Instant at, String how) {
    /** Its bytes are in the store as they were written. */
    public static final String READ_BACK = "read back";

    /** A database was made of it that holds what the backup promises. */
    public static final String RESTORED = "restored";
  }

  /** What it holds, where that is only a part of the database: then it is no way back. */
  public Optional<String> part() {
    return Optional.ofNullable(description.properties().get(Scope.PROPERTY));
  }

  /** Whether it was restored, and not only read. */
  public boolean wasRestored() {
    return verified.filter(proof -> proof.how().equals(Proof.RESTORED)).isPresent();
  }

  public Manifest withVerified(Proof proof) {
    return new Manifest(
        id,
        backupClass,
        label,
        run,
        target,
        location,
        engine,
        belayVersion,
        created,
        took,
        contentFormat,
        artifact,
        fingerprint,
        schema,
        details,
        description,
        history,
        Optional.of(proof));
  }
}
