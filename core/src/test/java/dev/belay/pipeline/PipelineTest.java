package dev.belay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.ExitStatus;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {
  @TempDir Path folder;

  private final List<String> done = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();

  @Test
  void every_step_runs_in_order() {
    Outcome outcome = run(new Adding("a"), new Adding("b"));

    assertThat(outcome).isEqualTo(new Outcome.Completed());
    assertThat(done).containsExactly("a", "b");
  }

  @Test
  void a_failed_step_undoes_itself_and_the_earlier_ones_in_reverse() {
    Outcome outcome = run(new Adding("a"), new Adding("b"), new Failing("c"), new Adding("d"));

    assertThat(outcome)
        .isEqualTo(new Outcome.RolledBack("c", Problem.of(Code.MIGRATION_FAILED, "c failed")));
    assertThat(outcome.exitStatus()).isEqualTo(ExitStatus.FAILED);
    assertThat(done).isEmpty();
    assertThat(undone()).containsExactly("c", "b", "a");
  }

  @Test
  void an_undo_that_fails_strands_the_run_but_the_others_are_still_undone() {
    Outcome outcome = run(new Adding("a"), new Stuck("b"), new Failing("c"));

    assertThat(outcome).isInstanceOf(Outcome.Stranded.class);
    assertThat(outcome.exitStatus()).isEqualTo(ExitStatus.NEEDS_PERSON);
    assertThat(((Outcome.Stranded) outcome).notUndone())
        .extracting(Outcome.NotUndone::step)
        .containsExactly("b");
    assertThat(undone()).containsExactly("c", "a");
  }

  @Test
  void a_failure_behind_a_settled_pivot_is_unfinished_and_nothing_is_undone() {
    Outcome outcome = run(new Adding("a"), new Turning("pivot", done), new FailingAgain("last"));

    assertThat(outcome).isInstanceOf(Outcome.Unfinished.class);
    assertThat(done).containsExactly("a", "pivot");
  }

  @Test
  void a_pivot_that_fails_after_it_has_settled_is_not_undone() {
    Outcome outcome = run(new Adding("a"), new TurningThenFailing("pivot", done));

    assertThat(outcome).isInstanceOf(Outcome.Unfinished.class);
    assertThat(done).containsExactly("a", "pivot");
  }

  @Test
  void a_full_disk_is_told_as_such() {
    Outcome outcome =
        run(new Throwing("a", new IOException("write failed: No space left on device")));

    assertThat(((Outcome.RolledBack) outcome).problem().code()).isEqualTo(Code.DISK_FULL);
  }

  @Test
  void what_nobody_expected_is_a_bug() {
    Outcome outcome = run(new Throwing("a", new IllegalStateException("odd")));

    assertThat(outcome.exitStatus()).isEqualTo(ExitStatus.BUG);
  }

  @Test
  void a_wish_to_stop_is_heeded_before_the_next_step() {
    Outcome outcome =
        run(
            new Adding("a") {
              @Override
              public void run(Notes notes) {
                super.run(notes);
                cancellation.request();
              }
            },
            new Adding("b"));

    assertThat(outcome.exitStatus()).isEqualTo(ExitStatus.INTERRUPTED);
    assertThat(done).isEmpty();
  }

  @Test
  void a_wish_to_stop_is_heeded_where_progress_is_told() {
    cancellation.request();
    var notes =
        new StepNotes("a", Journal.inMemory(), events::add, InstantSource.system(), cancellation);

    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(() -> notes.at(1, 2, Notes.Unit.ROWS)))
        .isInstanceOf(BelayException.class);
  }

  /** Stops the process, as far as the journal is concerned, behind each of its lines in turn. */
  @Test
  void a_run_killed_behind_any_line_of_its_journal_is_finished_or_undone() throws Exception {
    for (int lines = 1; ; lines++) {
      done.clear();
      Path runs = folder.resolve("killed-behind-" + lines);
      if (runUntilKilled(runs, lines)) {
        assertThat(lines).isGreaterThan(8);
        return;
      }
      Outcome outcome = recover(runs);
      if (outcome instanceof Outcome.Completed) {
        assertThat(done).containsExactly("a", "b", "pivot", "last");
      } else {
        assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
        assertThat(done).isEmpty();
      }
    }
  }

  @Test
  void a_recovery_killed_behind_any_line_can_itself_be_recovered() throws Exception {
    for (int lines = 1; lines <= 6; lines++) {
      done.clear();
      Path runs = folder.resolve("recovery-killed-behind-" + lines);
      assertThat(runUntilKilled(runs, 4)).isFalse();
      int limit = lines;
      int[] written = {0};
      try (JournalFile file =
          JournalFile.open(
              runs.resolve("r1" + JournalFile.EXTENSION),
              line -> {
                if (++written[0] == limit) {
                  throw new Killed();
                }
              })) {
        pipeline(file.journal(), steps()).recover();
      } catch (Killed e) {
        assertThat(recover(runs)).isInstanceOf(Outcome.RolledBack.class);
      }
      assertThat(done).isEmpty();
    }
  }

  @Test
  void a_line_cut_short_by_a_crash_is_left_out() throws Exception {
    Path runs = folder.resolve("cut");
    assertThat(runUntilKilled(runs, 3)).isFalse();
    Path file = runs.resolve("r1" + JournalFile.EXTENSION);
    String text = Files.readString(file);
    Files.writeString(file, text + "{\"entry\":\"beg");

    assertThat(recover(runs)).isInstanceOf(Outcome.RolledBack.class);
    assertThat(Files.readString(file)).startsWith(text).doesNotContain("\"beg{");
  }

  private boolean runUntilKilled(Path runs, int lines) {
    int[] written = {0};
    var header = new RunHeader("r1", "migrate", "shop", "shop.db", Instant.EPOCH, Map.of());
    try (JournalFile file =
        JournalFile.create(
            runs,
            header,
            line -> {
              if (++written[0] == lines) {
                throw new Killed();
              }
            })) {
      pipeline(file.journal(), steps()).run();
      return true;
    } catch (Killed e) {
      return false;
    }
  }

  private Outcome recover(Path runs) {
    try (JournalFile file =
        JournalFile.open(runs.resolve("r1" + JournalFile.EXTENSION), line -> {})) {
      return pipeline(file.journal(), steps()).recover();
    }
  }

  private Step[] steps() {
    return new Step[] {
      new Adding("a"), new Adding("b"), new Turning("pivot", done), new AddingAgain("last")
    };
  }

  private Outcome run(Step... steps) {
    return pipeline(Journal.inMemory(), steps).run();
  }

  private Pipeline pipeline(Journal journal, Step... steps) {
    return new Pipeline(List.of(steps), journal, events::add, InstantSource.system(), cancellation);
  }

  private List<String> undone() {
    return events.stream()
        .filter(Event.Undone.class::isInstance)
        .map(event -> ((Event.Undone) event).step())
        .toList();
  }

  /** An error, so that no step or pipeline takes it for a failure of its own. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private class Adding implements Step {
    private final String name;

    Adding(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void run(Notes notes) {
      done.add(name);
    }

    @Override
    public void undo(Notes notes) {
      done.remove(name);
    }
  }

  private final class AddingAgain implements Step.Retriable {
    private final String name;

    AddingAgain(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void run(Notes notes) {
      if (!done.contains(name)) {
        done.add(name);
      }
    }
  }

  private record Failing(String name) implements Step {
    @Override
    public void run(Notes notes) {
      throw Problem.of(Code.MIGRATION_FAILED, name + " failed").toException();
    }

    @Override
    public void undo(Notes notes) {}
  }

  private record FailingAgain(String name) implements Step.Retriable {
    @Override
    public void run(Notes notes) {
      throw Problem.of(Code.INPUT_OUTPUT, name + " failed").toException();
    }
  }

  private record Throwing(String name, Exception thrown) implements Step {
    @Override
    public void run(Notes notes) throws Exception {
      throw thrown;
    }

    @Override
    public void undo(Notes notes) {}
  }

  private record Stuck(String name) implements Step {
    @Override
    public void run(Notes notes) {}

    @Override
    public void undo(Notes notes) {
      throw Problem.of(Code.DATABASE_BUSY, name + " can't be undone").toException();
    }
  }

  private record Turning(String name, List<String> done) implements Step.Pivot {
    @Override
    public void run(Notes notes) {
      done.add(name);
    }

    @Override
    public void undo(Notes notes) {
      done.remove(name);
    }

    @Override
    public boolean settled(Notes notes) {
      return done.contains(name);
    }
  }

  private record TurningThenFailing(String name, List<String> done) implements Step.Pivot {
    @Override
    public void run(Notes notes) throws IOException {
      done.add(name);
      throw new IOException("the connection broke");
    }

    @Override
    public void undo(Notes notes) {
      done.remove(name);
    }

    @Override
    public boolean settled(Notes notes) {
      return done.contains(name);
    }
  }
}
