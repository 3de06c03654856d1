package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.backup.BackupFormat;
import dev.belay.problem.ExitStatus;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backups that other tools read: with them Belay can do what it does with its own. */
@ExtendWith(PostgresServer.class)
class FormatsTest {
  private static final String SCHEMA =
      """
      CREATE TABLE customer (id serial PRIMARY KEY, mail text UNIQUE);
      CREATE TABLE orders (id integer PRIMARY KEY, customer integer REFERENCES customer,
        at timestamptz NOT NULL);
      INSERT INTO customer (mail) SELECT 'mail ' || n FROM generate_series(1, 2000) n;
      INSERT INTO orders SELECT n, n, '2026-11-20'::timestamptz + n * interval '1 minute'
        FROM generate_series(1, 2000) n;
      """;

  private static final String ID = "db_backup_20261120_093014";

  @TempDir Path folder;

  private TestServer server;
  private ServerShop shop;

  @BeforeEach
  void prepare(TestServer testServer) throws Exception {
    server = testServer;
    shop = new ServerShop(server, folder, SCHEMA, "");
  }

  private void take(BackupFormat format, String extension) {
    assertThat(shop.done("backup", "--format", format.toString())).contains("Done: " + ID);
    assertThat(artifact(extension)).isRegularFile();
  }

  private Path artifact(String extension) {
    return shop.cli().folder().resolve("backups/shop/" + ID + extension);
  }

  @ParameterizedTest
  @CsvSource({"PLAIN, .sql.zst", "PLAIN_GZIP, .sql.gz", "CUSTOM, .dump"})
  void it_is_listed_proven_and_restored_like_any_other(BackupFormat format, String extension) {
    take(format, extension);
    String before = shop.digest();
    assertThat(shop.done("backups")).contains(ID).doesNotContain("manifest");
    assertThat(shop.done("backups", "show", "latest"))
        .contains(ID + extension, before.split(" ", 2)[0]);
    assertThat(shop.done("verify", "latest")).contains("as promised");

    server.psql(shop.name(), "DELETE FROM orders; INSERT INTO customer (mail) VALUES ('new')");
    assertThat(shop.digest()).isNotEqualTo(before);
    shop.done("restore", ID);
    assertThat(shop.digest()).isEqualTo(before);
    server.psql(shop.name(), "DROP TABLE orders");
    shop.done("restore", ID, "--in-place");
    assertThat(shop.digest()).isEqualTo(before);
    shop.done("restore", ID, "--to", server.url(shop.name() + "_look").location());
    assertThat(server.psql(shop.name() + "_look", "SELECT count(*) FROM orders"))
        .isEqualTo("2000\n");
    assertThat(shop.done("restore", ID, "--table", "orders", "--as", "old"))
        .contains("old: 2,000 rows, every value as in the backup");
    server.psql(shop.name(), "DROP TABLE old");
    assertThat(shop.digest()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"PLAIN, .sql.zst", "PLAIN_GZIP, .sql.gz", "CUSTOM, .dump"})
  void damage_is_told_and_nothing_is_restored(BackupFormat format, String extension)
      throws Exception {
    take(format, extension);
    server.psql(shop.name(), "DELETE FROM orders");
    String now = shop.digest();
    byte[] bytes = Files.readAllBytes(artifact(extension));
    for (int at : new int[] {0, 20, bytes.length / 4, bytes.length - 5, bytes.length * 2 / 3}) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 4;
      Files.write(artifact(extension), damaged);
      assertThat(shop.ends(ExitStatus.NO, "verify", ID)).contains("backup " + ID + " is damaged");
    }

    assertThat(shop.ends(ExitStatus.NO, "restore", ID)).contains("backup " + ID + " is damaged");
    assertThat(shop.ends(ExitStatus.NO, "restore", ID, "--in-place"))
        .contains("backup " + ID + " is damaged");
    assertThat(shop.digest()).isEqualTo(now);
  }

  @ParameterizedTest
  @CsvSource({
    "PLAIN, zstd -dc FILE.sql.zst | psql -X -q -v ON_ERROR_STOP=1 -d URL >/dev/null",
    "PLAIN_GZIP, gunzip -c FILE.sql.gz | psql -X -q -v ON_ERROR_STOP=1 -d URL >/dev/null",
    "CUSTOM, pg_restore --exit-on-error -j 2 -d URL FILE.dump",
  })
  void other_tools_restore_it_alone(BackupFormat format, String command) throws Exception {
    shop.done("backup", "--format", format.toString());
    String copy = shop.name() + "_" + format.toString().replace("-", "_");
    server.execute("postgres", "CREATE DATABASE " + copy);
    String url = server.url(copy).location();
    runs(command.replace("FILE", artifact("").toString()).replace("URL", url));

    assertThat(shop.done("compare", ID, url)).contains("hold the same");
  }

  private void runs(String command) throws IOException {
    var builder = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
    builder
        .environment()
        .merge("PATH", server.programs().toString(), (path, bin) -> bin + ":" + path);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.onExit().join().exitValue()).as(said).isZero();
    assertThat(said).isEmpty();
  }
}
