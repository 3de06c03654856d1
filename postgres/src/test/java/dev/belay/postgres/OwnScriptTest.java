package dev.belay.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.engine.Contents;
import dev.belay.engine.Progress;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An archive restores itself with tar and psql alone. */
@ExtendWith(dev.belay.testkit.postgres.PostgresServer.class)
class OwnScriptTest {
  @TempDir Path folder;

  @Test
  void its_own_script_restores_it_without_belay(TestServer server) throws Exception {
    var subject = new PostgresSubject(server, folder);
    var original =
        new Originals(server, subject)
            .of(
                """
                CREATE SCHEMA "it's";
                CREATE TABLE "it's"."a ""b"" c" (id serial PRIMARY KEY, "c d" text, e bytea);
                INSERT INTO "it's"."a ""b"" c" ("c d", e)
                  VALUES (E'x\\ty\\nz\\\\', '\\x00ff'), (NULL, NULL);
                CREATE TABLE empty (i integer);
                CREATE TABLE nothing ();
                INSERT INTO nothing DEFAULT VALUES;
                CREATE VIEW v AS SELECT * FROM "it's"."a ""b"" c";
                CREATE INDEX i ON "it's"."a ""b"" c" ("c d");
                SELECT setval('"it''s"."a ""b"" c_id_seq"', 700, false);
                SELECT lo_from_bytea(4711, '\\x00ff27');
                SELECT lo_from_bytea(4712, repeat('many', 200000)::bytea);
                SELECT lo_from_bytea(4713, '');
                COMMENT ON LARGE OBJECT 4712 IS 'it''s long';
                """);
    Path file = folder.resolve("backup.tar");
    try (var out = Files.newOutputStream(file)) {
      Contents contents = original.database().copyTo(out, subject.scratch(), Progress.NONE);
      assertThat(contents.size().bytes()).isEqualTo(Files.size(file));
    }
    String name = server.createDatabase();
    Path unpacked = Files.createDirectory(folder.resolve("un packed"));
    runs(server, List.of("tar", "-x", "-f", file.toString(), "-C", unpacked.toString()));
    runs(server, List.of("sh", unpacked.resolve("restore.sh").toString(), name));
    assertThat(DumpText.of(server, name)).isEqualTo(DumpText.of(server, original.name()));
  }

  private void runs(TestServer server, List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("PGHOST", server.host());
    builder.environment().put("PGPORT", Integer.toString(server.port()));
    builder.environment().put("PGUSER", "postgres");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.onExit().join().exitValue()).as(said).isZero();
  }
}
