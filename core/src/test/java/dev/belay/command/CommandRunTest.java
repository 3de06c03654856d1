package dev.belay.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Progress;
import dev.belay.migration.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandRunTest {
  @TempDir Path folder;

  private CommandRun run(String line) {
    var command = new TeamCommand(line, "SHOP_URL", Duration.ofSeconds(60), folder, path());
    return new CommandRun(command, Tool.DBMATE, url(), folder);
  }

  private static Map<String, String> path() {
    return Map.of("PATH", System.getenv("PATH"));
  }

  private DatabaseUrl url() {
    return new DatabaseUrl(DatabaseUrl.SQLITE, folder.resolve("shop.db").toString());
  }

  @Test
  void it_runs_as_the_shell_reads_it_with_nothing_to_read() throws Exception {
    run("echo \"$SHOP_URL\" >url.txt; cat >input.txt; echo 'it''s' $((1 + 1)) >said.txt")
        .on(url(), process -> {}, Progress.NONE);
    assertThat(folder.resolve("url.txt")).content().contains("shop.db");
    assertThat(folder.resolve("input.txt")).isEmptyFile();
    assertThat(folder.resolve("said.txt")).hasContent("its 2");
  }

  /** Whoever recovers would take back what a command that nobody knows of is still doing. */
  @Test
  void it_does_not_begin_before_it_is_noted() throws Exception {
    var known = new CompletableFuture<ProcessHandle>();
    assertThatThrownBy(
            () ->
                run("touch begun")
                    .on(
                        url(),
                        process -> {
                          known.complete(process);
                          throw new IllegalStateException("it can't be noted");
                        },
                        Progress.NONE))
        .hasMessage("it can't be noted");
    known.join().onExit().join();
    assertThat(Files.exists(folder.resolve("begun"))).isFalse();
  }

  @Test
  void when_it_is_told_of_it_has_done_nothing() throws IOException {
    List<Boolean> begun = new ArrayList<>();
    run("touch begun")
        .on(url(), process -> begun.add(Files.exists(folder.resolve("begun"))), Progress.NONE);
    assertThat(begun).containsExactly(false);
    assertThat(folder.resolve("begun")).exists();
  }
}
