package dev.belay.store;

import dev.belay.database.ByteCount;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Bytes under names. A name is a relative path with {@code /} between folders. Every implementation
 * passes StoreSuite. Thread-safe.
 *
 * <p>What can't be done is a {@link dev.belay.problem.BelayException}: {@code DISK_FULL}, {@code
 * PERMISSION_DENIED} or {@code INPUT_OUTPUT}.
 */
public interface Store {
  /** Writes the bytes of one object. */
  @FunctionalInterface
  interface Writer {
    void writeTo(OutputStream out) throws IOException;
  }

  /** One object in the store. */
  record Stored(String name, ByteCount size, Instant modified) {}

  /**
   * Stores an object whole or not at all: until every byte is written and durable nothing is under
   * {@code name}. After a failure the store is as it was, unless all that failed was to make sure
   * that the new object outlasts a power failure: then that is there, whole. Replaces an older
   * object of that name. An exception of {@code writer} passes through.
   */
  void put(String name, Writer writer);

  /** Opens an object for reading; the caller closes it. {@code BACKUP_MISSING} if absent. */
  InputStream open(String name);

  boolean contains(String name);

  /** The objects whose names begin with {@code prefix}, sorted by name; never unfinished ones. */
  List<Stored> list(String prefix);

  /** Deletes an object; nothing happens where there is none. */
  void delete(String name);

  /** How many bytes can still be written, where that can be told. */
  OptionalLong usableSpace();

  /** The folder that it is on this machine; empty where it is none. It need not exist yet. */
  default Optional<Path> folder() {
    return Optional.empty();
  }

  /** For people: where this is. */
  String describe();
}
