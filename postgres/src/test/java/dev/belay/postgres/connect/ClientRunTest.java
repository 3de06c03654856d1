package dev.belay.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.database.DatabaseUrl;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ClientRunTest {
  private static final String URL =
      "postgresql://ann:s3cret@db1:7,db2/my%20shop?sslmode=require&connect_timeout=3&schema=app";

  @TempDir Path folder;

  @Test
  void the_address_goes_by_variables_and_nothing_of_it_by_the_command_line() throws IOException {
    ClientTool tool = fake("env | grep -E '^(PG|MINE|LC_ALL)' | sort; echo \"$@\"");
    try (ClientRun run = tool.read(address(), List.of("--schema-only", "a b"))) {
      assertThat(text(run))
          .isEqualTo(
              """
              LC_ALL=C
              MINE=1
              PGAPPNAME=belay
              PGCLIENTENCODING=UTF8
              PGCONNECT_TIMEOUT=3
              PGDATABASE=my shop
              PGHOST=db1,db2
              PGPASSWORD=s3cret
              PGPORT=7,5432
              PGSSLMODE=require
              PGUSER=ann
              --no-password --schema-only a b
              """);
      run.finish();
    }
  }

  @Test
  void a_failure_tells_the_programs_last_words() {
    ClientTool tool = fake("echo some; echo 'pg_dump: error: permission denied' >&2; exit 3");
    try (ClientRun run = tool.read(address(), List.of())) {
      assertThatThrownBy(run::finish)
          .isInstanceOfSatisfying(
              BelayException.class,
              e -> {
                assertThat(e.problem().code()).isEqualTo(Code.CLIENT_FAILED);
                assertThat(e.problem().what()).isEqualTo("pg_dump ended with status 3");
                assertThat(e.problem().why()).isEqualTo("pg_dump: error: permission denied");
              });
    }
  }

  @Test
  void a_program_that_complains_without_end_is_not_kept_waiting_nor_in_memory() throws IOException {
    ClientTool tool =
        fake(
            "i=0; while [ $i -lt 5000 ]; do echo 'a complaint of 40 bytes, a bit more..' >&2;"
                + " i=$((i+1)); done; echo last >&2; echo done; exit 1");
    try (ClientRun run = tool.read(address(), List.of())) {
      assertThat(text(run)).isEqualTo("done\n");
      assertThatThrownBy(run::finish)
          .isInstanceOfSatisfying(
              BelayException.class,
              e -> assertThat(e.problem().why()).endsWith("\nlast").hasSizeLessThan(5000));
    }
  }

  @Test
  void a_program_is_fed_and_its_output_does_not_stop_it() throws IOException {
    ClientTool tool = fake("test \"$(wc -c)\" -eq 1000000 && yes | head -c 1000000");
    try (ClientRun run = tool.write(address(), List.of())) {
      run.input().write("x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
      assertThatCode(run::finish).doesNotThrowAnyException();
    }
  }

  @Test
  void a_program_that_does_not_read_to_the_end_has_failed() throws IOException {
    ClientTool tool = fake("exec 0<&-; echo enough; exit 0");
    try (ClientRun run = tool.write(address(), List.of())) {
      byte[] block = new byte[100_000];
      assertThatThrownBy(
              () -> {
                for (int written = 0; written < 1000; written++) {
                  run.input().write(block);
                }
              })
          .isInstanceOf(IOException.class);
      assertThatThrownBy(run::finish)
          .hasMessageContaining("pg_dump ended before it had read all of its input\nenough");
    }
  }

  @Test
  void a_closed_run_leaves_no_process() {
    ClientTool tool = fake("echo $$; exec cat /dev/zero");
    long id;
    try (ClientRun run = tool.read(address(), List.of())) {
      id = Long.parseLong(line(run));
    }

    assertThat(ProcessHandle.of(id)).isEmpty();
  }

  private ClientTool fake(String body) {
    FakeClient.make(folder, ClientProgram.PG_DUMP, "15.2", body);
    Map<String, String> environment =
        Map.of("PATH", "/usr/bin:/bin", "PGHOST", "elsewhere", "PGSERVICE", "x", "MINE", "1");
    return new ClientTools(List.of(folder), environment).get(ClientProgram.PG_DUMP, 15);
  }

  private ServerAddress address() {
    return new ClientHabits(Map.of(), folder, "root", folder)
        .address(DatabaseUrl.parse(URL, folder));
  }

  private static String text(ClientRun run) throws IOException {
    return new String(run.output().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String line(ClientRun run) {
    var line = new StringBuilder();
    try {
      for (int read = run.output().read(); read != '\n'; read = run.output().read()) {
        line.append((char) read);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return line.toString();
  }
}
