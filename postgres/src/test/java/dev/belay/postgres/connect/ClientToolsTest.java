package dev.belay.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientToolsTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

  @TempDir Path root;

  @Test
  void the_servers_own_version_is_taken_or_else_the_nearest_newer_one() {
    Path newest = root.resolve("a");
    FakeClient.make(newest, ClientProgram.PG_DUMP, "17.1");
    Path old = root.resolve("b");
    FakeClient.make(old, ClientProgram.PG_DUMP, "13.11");
    Path nearest = root.resolve("c");
    FakeClient.make(nearest, ClientProgram.PG_DUMP, "15.2");
    var tools = new ClientTools(List.of(newest, old, nearest, root.resolve("none")), ENVIRONMENT);

    assertThat(tools.get(ClientProgram.PG_DUMP, 15).path()).isEqualTo(nearest.resolve("pg_dump"));
    assertThat(tools.get(ClientProgram.PG_DUMP, 14).version())
        .isEqualTo(new ClientVersion(15, "15.2"));
    assertThat(tools.get(ClientProgram.PG_DUMP, 16).path()).isEqualTo(newest.resolve("pg_dump"));
    assertThat(tools.newest(ClientProgram.PG_DUMP).path()).isEqualTo(newest.resolve("pg_dump"));
  }

  @Test
  void none_at_all_is_no_newest_one() {
    var tools = new ClientTools(List.of(root), ENVIRONMENT);

    assertThat(problem(() -> tools.newest(ClientProgram.PG_RESTORE)))
        .isEqualTo(
            Problem.of(Code.CLIENT_MISSING, "there is no pg_restore here")
                .why("it is not on the PATH nor in the usual folders of PostgreSQL's packages")
                .remedy("install PostgreSQL's client (Debian: apt-get install postgresql-client)"));
  }

  @Test
  void of_equal_ones_the_first_is_taken() {
    Path first = root.resolve("a");
    FakeClient.make(first, ClientProgram.PSQL, "15.2");
    Path second = root.resolve("b");
    FakeClient.make(second, ClientProgram.PSQL, "15.9");
    var tools = new ClientTools(List.of(first, second), ENVIRONMENT);

    assertThat(tools.get(ClientProgram.PSQL, 15).path()).isEqualTo(first.resolve("psql"));
  }

  @Test
  void a_program_is_asked_for_its_version_once() throws IOException {
    Path file = FakeClient.make(root, ClientProgram.PG_DUMP, "15.2");
    var tools = new ClientTools(List.of(root), ENVIRONMENT);
    tools.get(ClientProgram.PG_DUMP, 15);
    tools.get(ClientProgram.PG_DUMP, 13);

    assertThat(Files.readAllLines(Path.of(file + ".asked"))).hasSize(1);
  }

  @Test
  void one_that_is_too_old_is_named_with_both_versions() {
    FakeClient.make(root.resolve("a"), ClientProgram.PG_DUMP, "13.4");
    Path newer = FakeClient.make(root.resolve("b"), ClientProgram.PG_DUMP, "14.11");
    var tools = new ClientTools(List.of(root.resolve("a"), root.resolve("b")), ENVIRONMENT);

    assertThat(problem(() -> tools.get(ClientProgram.PG_DUMP, 15)))
        .isEqualTo(
            Problem.of(Code.CLIENT_MISSING, "pg_dump 14.11 is older than the server 15")
                .why("the newest that was found is " + newer + "; an older one refuses to work")
                .remedy(
                    "install the client of version 15 or newer"
                        + " (Debian: apt-get install postgresql-client-15)"));
  }

  @Test
  void none_at_all_says_where_it_was_looked_for() {
    FakeClient.make(root, ClientProgram.PSQL, "15.2");
    FakeClient.write(root, ClientProgram.PG_DUMP, "#!/bin/sh\necho 'not installed' >&2\nexit 1\n");
    Problem problem =
        problem(() -> new ClientTools(List.of(root), ENVIRONMENT).get(ClientProgram.PG_DUMP, 15));

    assertThat(problem.code()).isEqualTo(Code.CLIENT_MISSING);
    assertThat(problem.what()).isEqualTo("there is no pg_dump here");
  }

  @ParameterizedTest
  @CsvSource({
    "pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1), 15, 15.18",
    "psql (PostgreSQL) 9.6.24, 9, 9.6.24",
    "pg_restore (PostgreSQL) 19devel, 19, 19devel",
    "pg_dump (PostgreSQL) 18beta1, 18, 18beta1",
  })
  void versions_are_read(String said, int major, String text) {
    assertThat(ClientVersion.read(said)).contains(new ClientVersion(major, text));
  }

  @ParameterizedTest
  @CsvSource({"psql 15.2", "psql (PostgreSQL) ", "psql (PostgreSQL) unknown", "''"})
  void what_is_no_version_is_none(String said) {
    assertThat(ClientVersion.read(said)).isEmpty();
  }

  @Test
  void packages_are_looked_for_after_the_configured_folders_and_the_path() throws IOException {
    for (String folder :
        List.of(
            "usr/lib/postgresql/15/bin",
            "usr/lib/postgresql/17/bin",
            "usr/pgsql-16/bin",
            "opt/homebrew/opt/libpq/bin",
            "opt/homebrew/opt/postgresql@18/bin",
            "opt/homebrew/opt/other/bin")) {
      Files.createDirectories(root.resolve(folder));
    }

    assertThat(ClientFolders.all(List.of(Path.of("/mine")), "/usr/bin::/bin", root))
        .containsExactly(
            Path.of("/mine"),
            Path.of("/usr/bin"),
            Path.of("/bin"),
            root.resolve("usr/lib/postgresql/15/bin"),
            root.resolve("usr/lib/postgresql/17/bin"),
            root.resolve("usr/pgsql-16/bin"),
            root.resolve("opt/homebrew/opt/libpq/bin"),
            root.resolve("opt/homebrew/opt/postgresql@18/bin"));
  }

  private static Problem problem(Runnable action) {
    var thrown = catchThrowableOfType(BelayException.class, action::run);
    assertThat(thrown).isNotNull();
    return thrown.problem();
  }
}
