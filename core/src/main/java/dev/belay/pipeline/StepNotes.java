package dev.belay.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** The notes of one step of one run. */
final class StepNotes implements Notes {
  private final String step;
  private final Journal journal;
  private final Consumer<Event> events;
  private final InstantSource clock;
  private final Cancellation cancellation;
  private Instant begun;
  private volatile String detail = "";

  StepNotes(
      String step,
      Journal journal,
      Consumer<Event> events,
      InstantSource clock,
      Cancellation cancellation) {
    this.step = step;
    this.journal = journal;
    this.events = events;
    this.clock = clock;
    this.cancellation = cancellation;
    begun = clock.instant();
  }

  void begin() {
    begun = clock.instant();
  }

  Duration took() {
    return Duration.between(begun, clock.instant());
  }

  String detail() {
    return detail;
  }

  @Override
  public void write(String name, String value) {
    journal.add(new JournalEntry.Noted(step, name, value));
  }

  @Override
  public Optional<String> read(String name) {
    return journal.note(step, name);
  }

  @Override
  public void say(String newDetail) {
    detail = newDetail;
  }

  @Override
  public void at(long done, long total, Unit unit) {
    cancellation.check();
    events.accept(new Event.Advanced(step, done, total, unit));
  }

  @Override
  public <T, E extends Exception> T stoppable(Runnable stop, Work<T, E> work) throws E {
    return cancellation.stoppable(stop, work);
  }
}
