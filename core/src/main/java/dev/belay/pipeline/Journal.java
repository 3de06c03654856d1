package dev.belay.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run has begun, done and undone, written down durably before it happens, so that another
 * process can finish or undo it. Not thread-safe.
 */
public final class Journal {
  /** Makes one line durable before it returns. */
  @FunctionalInterface
  interface Writer {
    void append(JournalEntry entry);
  }

  private final List<JournalEntry> entries;
  private final Writer writer;

  Journal(List<JournalEntry> entries, Writer writer) {
    this.entries = new ArrayList<>(entries);
    this.writer = writer;
  }

  /** A journal that is forgotten with the process: for verbs that change nothing. */
  public static Journal inMemory() {
    return new Journal(List.of(), entry -> {});
  }

  void add(JournalEntry entry) {
    writer.append(entry);
    entries.add(entry);
  }

  /** Whether the run has come to an end, so that there is nothing to recover. */
  public boolean isClosed() {
    return entries.stream().anyMatch(JournalEntry.Closed.class::isInstance);
  }

  /** The steps begun and not undone, in the order they began. */
  List<String> standing() {
    Set<String> steps = new LinkedHashSet<>();
    for (JournalEntry entry : entries) {
      switch (entry) {
        case JournalEntry.Begun begun -> steps.add(begun.step());
        case JournalEntry.Undone undone -> steps.remove(undone.step());
        case JournalEntry.Noted ignored -> {}
        case JournalEntry.Done ignored -> {}
        case JournalEntry.Undoing ignored -> {}
        case JournalEntry.Closed ignored -> {}
      }
    }
    return List.copyOf(steps);
  }

  boolean isDone(String step) {
    return entries.contains(new JournalEntry.Done(step));
  }

  /** Whether the way back has been entered: from then on there is no going forward. */
  boolean isUndoing() {
    return entries.stream().anyMatch(JournalEntry.Undoing.class::isInstance);
  }

  /** The newest note of that name. */
  Optional<String> note(String step, String name) {
    Optional<String> found = Optional.empty();
    for (JournalEntry entry : entries) {
      if (entry instanceof JournalEntry.Noted noted
          && noted.step().equals(step)
          && noted.name().equals(name)) {
        found = Optional.of(noted.value());
      }
    }
    return found;
  }

  /** The step in which the run stood when it last wrote, for people. */
  public String lastStep() {
    List<String> standing = standing();
    return standing.isEmpty() ? "the beginning" : standing.get(standing.size() - 1);
  }
}
