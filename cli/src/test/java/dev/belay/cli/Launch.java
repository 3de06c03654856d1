package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One start of the launcher: the process, and the files that take what it prints. */
record Launch(Process process, Path out, Path err) {
  private static final long DEADLINE_SECONDS = 60;

  static Launch of(ProcessBuilder builder, Path folder) throws IOException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    return new Launch(process, out, err);
  }

  Launch await() throws InterruptedException {
    assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return this;
  }

  int status() {
    return process.exitValue();
  }

  /** What the fake Java printed: its version, and its arguments in angle brackets. */
  List<String> lines() throws IOException {
    return Files.readAllLines(out);
  }

  String talk() throws IOException {
    return Files.readString(err);
  }

  /** Waits until the talk contains this. */
  void awaitTalk(String text) throws IOException, InterruptedException {
    awaitTrue(() -> talk().contains(text), text);
  }

  static void awaitFile(Path file) throws IOException, InterruptedException {
    awaitTrue(() -> Files.exists(file) && Files.size(file) > 0, file.toString());
  }

  private static void awaitTrue(Condition condition, String what)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }
}
