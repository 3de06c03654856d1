package dev.belay.store;

import dev.belay.database.ByteCount;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;

/** A store that is forgotten with the process: for embedders' tests. */
public final class MemoryStore implements Store {
  private final NavigableMap<String, Kept> objects = new ConcurrentSkipListMap<>();
  private final InstantSource clock;

  public MemoryStore(InstantSource clock) {
    this.clock = clock;
  }

  private record Kept(ByteArrayOutputStream bytes, Stored stored) {}

  @Override
  public void put(String name, Writer writer) {
    var bytes = new ByteArrayOutputStream();
    try {
      writer.writeTo(bytes);
    } catch (IOException e) {
      throw StoreProblems.of("could not write " + name, Problem.UNTOUCHED, e);
    }
    var stored = new Stored(name, new ByteCount(bytes.size()), clock.instant());
    objects.put(name, new Kept(bytes, stored));
  }

  @Override
  public InputStream open(String name) {
    Kept kept = objects.get(name);
    if (kept == null) {
      throw Problem.of(Code.BACKUP_MISSING, name + " does not exist").toException();
    }
    return new ByteArrayInputStream(kept.bytes().toByteArray());
  }

  @Override
  public boolean contains(String name) {
    return objects.containsKey(name);
  }

  @Override
  public List<Stored> list(String prefix) {
    List<Stored> found = new ArrayList<>();
    for (Kept kept : objects.tailMap(prefix, true).values()) {
      if (kept.stored().name().startsWith(prefix)) {
        found.add(kept.stored());
      }
    }
    return found;
  }

  @Override
  public void delete(String name) {
    objects.remove(name);
  }

  @Override
  public OptionalLong usableSpace() {
    return OptionalLong.empty();
  }

  @Override
  public String describe() {
    return "memory";
  }
}
