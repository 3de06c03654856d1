package dev.belay.audit;

import dev.belay.digest.Sha256;
import dev.belay.json.Json;
import dev.belay.json.JsonException;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.store.Store;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A file of JSON lines, each of which names the hash of the one before: a line that is changed or
 * taken out breaks the chain. Lines are only ever added. Safe between processes and threads.
 */
public final class AuditTrail {
  static final String BEGINNING = "0".repeat(64);

  private static final long PAUSE_NANOS = 1_000_000;

  private final Path file;
  private final InstantSource clock;

  public AuditTrail(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /** Adds a line, durably. */
  public synchronized void append(AuditEntry entry) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (FileChannel channel = open()) {
        lock(channel, false);
        append(channel, entry);
      }
    } catch (IOException e) {
      throw couldNot("write", e);
    }
  }

  /** It is given back when the channel closes. */
  private static void lock(FileChannel channel, boolean shared) throws IOException {
    while (true) {
      try {
        channel.lock(0, Long.MAX_VALUE, shared);
        return;
      } catch (OverlappingFileLockException e) {
        // another thread has it, by a trail of its own: Java waits for other processes alone
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private FileChannel open() throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? FileChannel.open(
            file,
            options,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        : FileChannel.open(file, options, new FileAttribute<?>[0]);
  }

  private void append(FileChannel channel, AuditEntry entry) throws IOException {
    String last = lastLine(channel);
    channel.position(channel.size());
    if (!last.isEmpty() && !last.endsWith("\n")) {
      // a crash cut the last line short: it stays as it is, and the chain goes on behind it
      write(channel, "\n");
    }
    String line = last.strip();
    var record =
        new AuditRecord(
            sequenceAfter(line),
            clock.instant(),
            entry.run(),
            entry.verb(),
            entry.target(),
            entry.location(),
            entry.environment(),
            entry.user(),
            entry.host(),
            entry.version(),
            entry.what(),
            entry.details(),
            line.isEmpty() ? BEGINNING : Sha256.of(line));
    addWhole(channel, record.toJson().toLine() + "\n");
  }

  /** What could not be written whole and durably is taken back: a torn line breaks the chain. */
  private static void addWhole(FileChannel channel, String line) throws IOException {
    long before = channel.position();
    try {
      write(channel, line);
      channel.force(true);
    } catch (IOException e) {
      try {
        channel.truncate(before);
      } catch (IOException failed) {
        e.addSuppressed(failed);
      }
      throw e;
    }
  }

  /** A line that can't be read has no number: the file's lines are counted instead. */
  private long sequenceAfter(String line) throws IOException {
    if (line.isEmpty()) {
      return 1;
    }
    try {
      return AuditRecord.of(Json.parse(line).asObject()).sequence() + 1;
    } catch (JsonException | DateTimeException e) {
      return Files.readAllLines(file, StandardCharsets.UTF_8).size() + 1L;
    }
  }

  private static String lastLine(FileChannel channel) throws IOException {
    long size = channel.size();
    int window = 1 << 13;
    while (true) {
      int length = (int) Math.min(window, size);
      ByteBuffer bytes = ByteBuffer.allocate(length);
      int read = 0;
      while (bytes.hasRemaining() && read >= 0) {
        read = channel.read(bytes, size - length + bytes.position());
      }
      String tail = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      int before = tail.lastIndexOf('\n', tail.length() - 2);
      if (before >= 0 || length == size) {
        return tail.substring(before + 1);
      }
      window *= 4;
    }
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Every line, oldest first; one that can't be read is shown as it is. */
  public List<AuditRecord> read() {
    List<AuditRecord> records = new ArrayList<>();
    for (String line : lines()) {
      records.add(shown(line, records.size() + 1L));
    }
    return records;
  }

  /** The latest moment at which a line was added, whatever the clock said behind it. */
  public Instant latest() {
    Instant latest = Instant.EPOCH;
    for (AuditRecord record : read()) {
      latest = record.at().isAfter(latest) ? record.at() : latest;
    }
    return latest;
  }

  private static AuditRecord shown(String line, long number) {
    try {
      return AuditRecord.of(Json.parse(line).asObject());
    } catch (JsonException | DateTimeException e) {
      return new AuditRecord(
          number, Instant.EPOCH, "", "", "", "", "", "", "", "", "unreadable", line, "");
    }
  }

  /**
   * Checks the whole chain.
   *
   * @return how many lines hold together
   * @throws BelayException {@code AUDIT_BROKEN} naming the first line that does not
   */
  public long verify() {
    return verify(lines(), file.toString());
  }

  /** Checks a chain of lines, wherever they came from. */
  static long verify(List<String> lines, String where) {
    String previous = BEGINNING;
    for (int index = 0; index < lines.size(); index++) {
      AuditRecord record = recordOf(lines.get(index), index, where);
      if (!record.previous().equals(previous) || record.sequence() != index + 1L) {
        throw broken(where, index, "it does not follow from the line before");
      }
      previous = Sha256.of(lines.get(index));
    }
    return lines.size();
  }

  private static AuditRecord recordOf(String line, int index, String where) {
    try {
      return AuditRecord.of(Json.parse(line).asObject());
    } catch (JsonException | DateTimeException e) {
      throw broken(where, index, "it can't be read: " + e.getMessage());
    }
  }

  private static BelayException broken(String where, int index, String why) {
    return Problem.of(Code.AUDIT_BROKEN, "the audit trail is broken at line " + (index + 1))
        .why(why + " (" + where + ")")
        .state("")
        .remedy("somebody changed it, or a crash cut a line: compare it with the store's copy")
        .toException();
  }

  /**
   * Checks that a copy made earlier is the beginning of this trail: otherwise the trail was cut or
   * replaced since.
   *
   * @throws BelayException {@code AUDIT_BROKEN}
   */
  public void verifyAgainst(Store store, String name) {
    if (!store.contains(name)) {
      return;
    }
    List<String> copy;
    try (var in = store.open(name)) {
      copy = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw couldNot("read the copy of", e);
    }
    List<String> lines = lines();
    if (copy.size() > lines.size() || !lines.subList(0, copy.size()).equals(copy)) {
      throw broken(
          file.toString(),
          Math.min(copy.size(), lines.size()),
          "the copy in the store has " + copy.size() + " lines and is not its beginning");
    }
  }

  /** Twelve digits that no other trail has: the beginning of the hash of its first line. */
  public String id() {
    List<String> lines = lines();
    return (lines.isEmpty() ? BEGINNING : Sha256.of(lines.get(0))).substring(0, 12);
  }

  /** Puts a copy into a store, out of reach of whoever can change this file. */
  public void copyTo(Store store, String name) {
    if (Files.exists(file)) {
      byte[] whole = whole();
      store.put(name, out -> out.write(whole));
    }
  }

  private List<String> lines() {
    return Files.exists(file)
        ? new String(whole(), StandardCharsets.UTF_8).lines().toList()
        : List.of();
  }

  /** While nobody adds to it: half a line would look like a broken one. */
  private byte[] whole() {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      lock(channel, true);
      return Channels.newInputStream(channel).readAllBytes();
    } catch (IOException e) {
      throw couldNot("read", e);
    }
  }

  private BelayException couldNot(String verb, IOException cause) {
    return Problem.ofDisk("could not " + verb + " the audit trail " + file, cause)
        .toException(cause);
  }
}
