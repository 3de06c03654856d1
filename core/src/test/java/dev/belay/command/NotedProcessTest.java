package dev.belay.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NotedProcessTest {
  private static NotedProcess read(NotedProcess noted) {
    return new NotedProcess(noted.text());
  }

  @Test
  void it_is_at_work_until_it_has_ended() throws Exception {
    Process process = new ProcessBuilder("sleep", "600").start();
    var noted = read(NotedProcess.of(process.toHandle()));

    assertThat(noted.isAtWork()).isTrue();
    process.destroyForcibly().waitFor();
    assertThat(noted.isAtWork()).isFalse();
  }

  @Test
  void another_one_of_the_same_number_is_not_meant() throws Exception {
    long number = ProcessHandle.current().pid();

    assertThat(new NotedProcess(number + " 2001-01-01T00:00:00Z").isAtWork()).isFalse();
    assertThat(NotedProcess.of(ProcessHandle.current()).isAtWork()).isTrue();
  }

  /** As in a container whose first process does not care for others. */
  @Test
  @Timeout(60)
  void one_that_has_ended_and_that_nobody_asks_for_is_not_at_work() throws Exception {
    assumeThat(Path.of("/proc/self/stat")).exists();
    String careless = "sleep 0.2 & echo $!; exec sleep 600";
    Process parent = new ProcessBuilder("sh", "-c", careless).start();
    try (var lines = parent.inputReader()) {
      ProcessHandle child =
          ProcessHandle.of(Long.parseLong(Objects.requireNonNull(lines.readLine()))).orElseThrow();
      NotedProcess noted = NotedProcess.of(child);
      while (noted.isAtWork()) {
        Thread.onSpinWait();
      }

      assertThat(child.isAlive()).isTrue();
    } finally {
      parent.destroyForcibly().waitFor();
    }
  }
}
