package dev.belay.repository;

import com.github.luben.zstd.ZstdIOException;
import dev.belay.engine.Contents;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.json.Json;
import dev.belay.json.JsonException;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.store.Store;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipException;

/** The backups of one target in a store. Thread-safe as far as the store is. */
public final class Repository {
  private static final String MANIFEST = ".manifest.json";
  private static final String COPY = ".manifest.copy.json";
  private static final String AFTER = "after/";
  private static final String REHEARSAL = ".rehearsal.json";
  private static final List<String> ARTIFACTS = List.of(".zst", ".sql.gz", ".dump");

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

  private final Store store;
  private final String target;
  private final NameTemplate names;
  private final Clock clock;

  /**
   * Its objects lie in the target's folder of the store.
   *
   * @param clock its zone is that of the names' timestamps
   */
  public Repository(Store store, String target, NameTemplate names, Clock clock) {
    this.store = store;
    this.target = target;
    this.names = names;
    this.clock = clock;
  }

  /** Writes the plain bytes of a backup and tells what is in them. */
  @FunctionalInterface
  public interface Source {
    Contents writeTo(OutputStream out) throws IOException;
  }

  public Store store() {
    return store;
  }

  /**
   * Takes a backup: bytes first, then read back and compared, manifest last. Whole or not at all:
   * on failure what was written is removed.
   */
  public Manifest create(BackupRequest request, Source source) {
    Instant begun = clock.instant();
    String id = newId(request);
    String name = id + "." + request.extension() + request.compression().suffix();
    try {
      var written = new Written(request.compression());
      store.put(path(name), out -> written.write(out, source));
      Contents contents = written.contents();
      Manifest.Artifact artifact = written.artifact(name);
      readBack(artifact);
      Instant now = clock.instant();
      var manifest =
          new Manifest(
              id,
              request.backupClass(),
              request.label(),
              request.run(),
              target,
              request.location(),
              request.engine(),
              request.belayVersion(),
              begun,
              Duration.between(begun, now),
              contents.format(),
              artifact,
              contents.fingerprint(),
              contents.schema(),
              contents.details(),
              contents.description(),
              request.history(),
              Optional.of(new Manifest.Proof(now, Manifest.Proof.READ_BACK)));
      putManifest(manifest);
      return manifest;
    } catch (IOException e) {
      throw discarded(id, name, damaged(id, e));
    } catch (RuntimeException e) {
      throw discarded(id, name, e);
    }
  }

  private RuntimeException discarded(String id, String artifact, RuntimeException cause) {
    for (String name : List.of(id + MANIFEST, id + COPY, artifact)) {
      try {
        store.delete(path(name));
      } catch (BelayException e) {
        cause.addSuppressed(e);
      }
    }
    return cause;
  }

  private void putManifest(Manifest manifest) {
    byte[] bytes = ManifestJson.write(manifest).getBytes(StandardCharsets.UTF_8);
    store.put(path(manifest.id() + COPY), out -> out.write(bytes));
    store.put(path(manifest.id() + MANIFEST), out -> out.write(bytes));
  }

  private String newId(BackupRequest request) {
    String label =
        request.label().isEmpty() && request.backupClass() != BackupClass.MANUAL
            ? request.backupClass().id()
            : request.label();
    String id =
        names.fill(
            Map.of(
                NameTemplate.TIMESTAMP,
                TIMESTAMP.format(clock.instant().atZone(clock.getZone())),
                NameTemplate.LABEL,
                label,
                NameTemplate.TARGET,
                target,
                NameTemplate.ENVIRONMENT,
                request.environment()));
    String free = id;
    for (int count = 2; isTaken(free); count++) {
      free = id + "_" + count;
    }
    return free;
  }

  private boolean isTaken(String id) {
    return store.list(path(id + ".")).stream().findAny().isPresent();
  }

  /** A backup as the store lists it: whether it is good nobody has looked. */
  public record Listed(String id, Instant written) {}

  /** The newest backup, without reading anything but names and times. */
  public Optional<Listed> newest() {
    List<Store.Stored> all = store.list(path(""));
    Set<String> names = new HashSet<>();
    all.forEach(stored -> names.add(stored.name()));
    Optional<Listed> newest = Optional.empty();
    for (Store.Stored stored : all) {
      String name = stored.name().substring(target.length() + 1);
      String plain = Compression.withoutSuffix(name);
      String id = plain.substring(0, Math.max(0, plain.lastIndexOf('.')));
      boolean later = newest.isEmpty() || stored.modified().isAfter(newest.get().written());
      if (names.contains(path(id + MANIFEST)) && later) {
        newest = Optional.of(new Listed(id, stored.modified()));
      }
    }
    return newest;
  }

  /** Everything that is there, judged by the manifests alone. */
  public Catalog catalog() {
    Set<String> ids = new TreeSet<>(Comparator.reverseOrder());
    Set<String> artifacts = new TreeSet<>();
    for (Store.Stored stored : store.list(path(""))) {
      String name = stored.name().substring(target.length() + 1);
      if (name.endsWith(COPY)) {
        ids.add(name.substring(0, name.length() - COPY.length()));
      } else if (name.endsWith(MANIFEST)) {
        ids.add(name.substring(0, name.length() - MANIFEST.length()));
      } else if (ARTIFACTS.stream().anyMatch(name::endsWith)) {
        artifacts.add(name);
      }
    }
    return catalog(ids, artifacts);
  }

  private Catalog catalog(Set<String> ids, Set<String> artifacts) {
    List<Manifest> backups = new ArrayList<>();
    List<Catalog.Broken> broken = new ArrayList<>();
    for (String id : ids) {
      try {
        Manifest manifest = readManifest(id);
        if (artifacts.remove(manifest.artifact().name())) {
          backups.add(manifest);
        } else {
          broken.add(new Catalog.Broken(id, incomplete(id, "its artifact is not there")));
        }
      } catch (BelayException e) {
        artifacts.removeIf(artifact -> artifact.startsWith(id + "."));
        broken.add(new Catalog.Broken(id, e.problem()));
      }
    }
    for (String artifact : artifacts) {
      broken.add(new Catalog.Broken(artifact, incomplete(artifact, "it has no manifest")));
    }
    backups.sort(Comparator.comparing(Manifest::created).thenComparing(Manifest::id).reversed());
    return new Catalog(backups, broken);
  }

  private static Problem incomplete(String id, String why) {
    return Problem.of(Code.BACKUP_INCOMPLETE, "backup " + id + " is not complete").why(why);
  }

  /** One good copy of a manifest is enough; if both are bad, both reasons are told. */
  private Manifest readManifest(String id) {
    List<String> reasons = new ArrayList<>();
    List<BelayException> refusals = new ArrayList<>();
    for (String extension : List.of(MANIFEST, COPY)) {
      if (!store.contains(path(id + extension))) {
        reasons.add(id + extension + ": missing");
        continue;
      }
      try (InputStream in = store.open(path(id + extension))) {
        Manifest manifest =
            ManifestJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        if (manifest.id().equals(id)) {
          return manifest;
        }
        reasons.add(id + extension + ": it is the manifest of " + manifest.id());
      } catch (BelayException e) {
        // too new, or it can't be opened: the other copy may do
        reasons.add(id + extension + ": " + e.problem().why());
        refusals.add(e);
      } catch (JsonException
          | IOException
          | IllegalArgumentException
          | java.time.DateTimeException e) {
        reasons.add(id + extension + ": " + e.getMessage());
      }
    }
    if (refusals.size() == reasons.size()) {
      throw refusals.get(0);
    }
    throw Problem.of(Code.BACKUP_DAMAGED, "the manifest of backup " + id + " can't be read")
        .why(String.join("\n", reasons))
        .remedy("use another backup: belay backups")
        .toException();
  }

  /**
   * Opens the plain bytes of a backup; the caller closes. Reading to the end without an exception
   * means that every byte is as it was written; damage is an {@link IOException}, which {@link
   * #damaged} turns into words.
   */
  public InputStream open(Manifest manifest) throws IOException {
    Manifest.Artifact artifact = manifest.artifact();
    Compression compression =
        Compression.parse(artifact.compression())
            .orElseThrow(() -> unknown(manifest.id(), artifact.compression()));
    var stored =
        new CheckedStream(
            store.open(path(artifact.name())),
            artifact.storedSize().bytes(),
            Optional.of(artifact.storedSha256()),
            artifact.name());
    return new CheckedStream(
        unpacked(manifest.id(), compression, stored),
        artifact.plainSize().bytes(),
        artifact.plainSha256(),
        "the content of " + artifact.name());
  }

  /** Its first bytes may be damaged already. */
  private static InputStream unpacked(String id, Compression compression, InputStream stored)
      throws IOException {
    try {
      return compression.unpacked(stored);
    } catch (IOException e) {
      stored.close();
      throw damaged(id, e);
    }
  }

  private static BelayException unknown(String id, String compression) {
    return Problem.of(
            Code.BACKUP_TOO_NEW,
            "backup " + id + " is compressed with " + compression + ", which this Belay can't read")
        .toException();
  }

  /**
   * Reads everything of a backup and compares lengths and hashes.
   *
   * @throws BelayException {@code BACKUP_DAMAGED}
   */
  public void readThrough(Manifest manifest) {
    try (InputStream in = open(manifest)) {
      in.transferTo(OutputStream.nullOutputStream());
      readBack(manifest.artifact());
    } catch (IOException e) {
      throw damaged(manifest.id(), e);
    }
  }

  /** Compares the bytes in the store with what was written. */
  private void readBack(Manifest.Artifact artifact) throws IOException {
    try (InputStream in =
        new CheckedStream(
            store.open(path(artifact.name())),
            artifact.storedSize().bytes(),
            Optional.of(artifact.storedSha256()),
            artifact.name())) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  /**
   * In words, that the bytes of a backup can't be read as they were written, or not be read or
   * copied at all.
   */
  public static BelayException damaged(String id, IOException cause) {
    boolean damaged =
        cause instanceof DamagedException
            || cause instanceof ZstdIOException
            || cause instanceof ZipException
            || cause instanceof EOFException;
    if (!damaged) {
      return Problem.ofDisk("could not read backup " + id, cause).toException(cause);
    }
    return Problem.of(Code.BACKUP_DAMAGED, "backup " + id + " is damaged")
        .why(String.valueOf(cause.getMessage()))
        .remedy("use another backup: belay backups")
        .toException(cause);
  }

  /** Writes into the manifest that the backup has proven good. */
  public Manifest markVerified(Manifest manifest, String how) {
    Manifest verified = manifest.withVerified(new Manifest.Proof(clock.instant(), how));
    putManifest(verified);
    return verified;
  }

  /** Deletes a backup, manifests first, so that half of one is never taken for a whole. */
  public void delete(Manifest manifest) {
    store.delete(path(manifest.id() + MANIFEST));
    store.delete(path(manifest.id() + COPY));
    store.delete(path(manifest.artifact().name()));
  }

  /** Keeps what the target held just after a run, to tell later what was written since. */
  public void putFingerprint(String run, Fingerprint fingerprint) {
    byte[] bytes = FingerprintJson.write(fingerprint).toLine().getBytes(StandardCharsets.UTF_8);
    store.put(path(AFTER + run + ".json"), out -> out.write(bytes));
  }

  /** What the target held just after a run; empty where that was not kept or can't be read. */
  public Optional<Fingerprint> findFingerprint(String run) {
    String name = path(AFTER + run + ".json");
    if (!store.contains(name)) {
      return Optional.empty();
    }
    try (InputStream in = store.open(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(FingerprintJson.read(Json.parse(text).asObject()));
    } catch (IOException | JsonException e) {
      return Optional.empty();
    }
  }

  /** Keeps what a run's rehearsal has shown. */
  public void putRehearsal(String run, RehearsalRecord rehearsal) {
    byte[] bytes = rehearsal.toJson().toLine().getBytes(StandardCharsets.UTF_8);
    store.put(path(AFTER + run + REHEARSAL), out -> out.write(bytes));
  }

  /** What a run's rehearsal has shown, if it was kept and can be read. */
  public RehearsalRecord findRehearsal(String run) {
    String name = path(AFTER + run + REHEARSAL);
    if (!store.contains(name)) {
      return RehearsalRecord.NONE;
    }
    try (InputStream in = store.open(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return RehearsalRecord.of(Json.parse(text).asObject());
    } catch (IOException | JsonException e) {
      return RehearsalRecord.NONE;
    }
  }

  private String path(String name) {
    return target + "/" + name;
  }
}
