package dev.belay.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.problem.BelayException;
import dev.belay.testkit.OtherProcess;
import dev.belay.testkit.faults.Fault;
import dev.belay.testkit.faults.Faults;
import dev.belay.testkit.faults.FaultyFileSystem;
import dev.belay.testkit.faults.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A line of the trail is on the disk whole, or not at all, whoever else writes. */
class DurableTrailTest {
  @TempDir Path folder;

  private final Faults faults = new Faults();
  private Path file;
  private AuditTrail trail;

  @BeforeEach
  void prepare() {
    file = FaultyFileSystem.over(folder, faults).resolve("audit.jsonl");
    trail = new AuditTrail(file, InstantSource.system());
    trail.append(TrailWriter.entry("begun"));
  }

  /** Nothing of it fails. */
  private void watch() {
    faults.begin(Fault.once(Integer.MAX_VALUE));
  }

  @Test
  void it_is_written_under_a_lock_and_forced_to_the_disk() {
    watch();
    trail.append(TrailWriter.entry("ended"));
    assertThat(faults.operations())
        .containsSubsequence(
            "LOCK " + file, "READ " + file, "WRITE " + file, "FORCE " + file, "CLOSE " + file);
  }

  @Test
  void whoever_reads_waits_for_whoever_writes() {
    watch();
    assertThat(trail.verify()).isEqualTo(1);
    assertThat(faults.operations()).containsSubsequence("LOCK " + file, "READ " + file);
  }

  @ParameterizedTest
  @EnumSource(names = {"WRITE", "FORCE"})
  void what_could_not_be_written_whole_is_taken_back(Operation operation) throws IOException {
    List<String> before = Files.readAllLines(folder.resolve("audit.jsonl"));
    faults.begin(new Fault(1, false, "Input/output error", Set.of(operation)));
    assertThatThrownBy(() -> trail.append(TrailWriter.entry("ended")))
        .isInstanceOf(BelayException.class)
        .hasMessageContaining("could not write the audit trail");
    assertThat(faults.hasFailed()).isTrue();
    assertThat(Files.readAllLines(folder.resolve("audit.jsonl"))).isEqualTo(before);
    trail.append(TrailWriter.entry("again"));
    assertThat(trail.verify()).isEqualTo(2);
  }

  @Test
  void lines_that_several_processes_add_at_once_make_one_chain() throws IOException {
    Path go = folder.resolve("go");
    String[] arguments = {folder.resolve("audit.jsonl").toString(), go.toString()};
    try (OtherProcess one = OtherProcess.start(TrailWriter.class, arguments);
        OtherProcess other = OtherProcess.start(TrailWriter.class, arguments)) {
      Files.createFile(go);
      one.await(TrailWriter.DONE);
      other.await(TrailWriter.DONE);
    }
    assertThat(trail.verify()).isEqualTo(1 + 2 * TrailWriter.LINES);
  }
}
