package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds around a file, and what it answers. */
class DoctorTest {
  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void prepare() throws Exception {
    cli = new Cli(folder.toRealPath()).shop();
  }

  private String doctor(ExitStatus status) {
    // one blank between the columns, whatever is in them
    return cli.ends(status, "doctor").replaceAll(" {2,}", " ");
  }

  private String healthy() {
    return doctor(ExitStatus.DONE);
  }

  private void mode(String file, String permissions) throws Exception {
    Files.setPosixFilePermissions(
        cli.folder().resolve(file), PosixFilePermissions.fromString(permissions));
  }

  private void production() throws Exception {
    cli.file("belay.yaml", Cli.YAML.replace("development", "production"));
  }

  @Test
  void a_shop_on_one_disk_is_healthy_but_for_what_is_said() {
    cli.ends(ExitStatus.DONE, "backup");
    assertThat(healthy())
        .contains(
            "good environment development",
            "good open log none",
            "good library",
            "good largest tables",
            "good guards none, as is usual for development",
            "good disk",
            "warning volume the backups lie on the database's own volume",
            "warning credentials this user can write to FOLDER/shop.db, and ada can delete",
            "good file modes",
            "warning backups",
            "never restored",
            "-> belay verify db_backup_",
            "good migrations 1 applied, 0 pending");
    assertThat(cli.ends(ExitStatus.DONE, "doctor", "--json"))
        .contains("\"verdict\":\"warning\",\"subject\":\"volume\"");
  }

  @Test
  void a_backup_that_is_old_or_yet_to_come_is_a_warning() {
    cli.ends(ExitStatus.DONE, "backup");
    cli.clock().advance(Duration.ofDays(8));
    assertThat(healthy()).contains("8 days old", "-> belay backup");
    cli.clock().advance(Duration.ofDays(-10));
    assertThat(healthy()).contains("which is yet to come", "clock");
  }

  @Test
  void production_wants_a_mark_and_guards() throws Exception {
    production();
    assertThat(healthy())
        .contains(
            "warning environment production, but the database itself does not say so",
            "-> belay mark production",
            "warning guards sqlite can refuse nothing by itself");
    cli.ends(ExitStatus.DONE, "mark", "production");
    assertThat(healthy()).contains("good environment production, marked by ada on db1");
    Files.copy(cli.folder().resolve("shop.db"), cli.folder().resolve("copy.db"));
    cli.file("belay.yaml", Cli.YAML.replace("shop.db", "copy.db"));
    assertThat(healthy()).contains("warning environment", "its mark is that of another database");
    String nobody = Cli.YAML.replace("    environment: development\n", "");
    cli.file("belay.yaml", nobody.replace("shop.db", "copy.db"));
    assertThat(healthy()).contains("warning environment nobody has said");
  }

  @Test
  void backups_and_passwords_are_for_nobody_else() throws Exception {
    cli.ends(ExitStatus.DONE, "backup");
    cli.file(".env", "DATABASE_URL=postgres://ada:sesame@db1/shop\n");
    mode(".env", "rw-r-----");
    mode("backups", "rwxrwx---");
    assertThat(doctor(ExitStatus.NO))
        .contains(
            "bad file modes others can write to FOLDER/backups",
            "-> chmod go= FOLDER/backups",
            "warning file modes others can read FOLDER/.env, which holds a password");
    mode("backups", "rwx------");
    mode(".env", "rw-------");
    assertThat(healthy()).contains("good file modes");
    cli.file(
        ".env", "# postgres://ada:sesame@db1/shop\nDATABASE_URL=postgres://ada:$PW@db1/shop\n");
    mode(".env", "rw-r--r--");
    assertThat(healthy()).contains("good file modes");
    cli.file(".env", "PGPASSWORD='sesame'\n");
    assertThat(healthy()).contains("which holds a password");
  }

  @Test
  void a_history_that_is_not_clean_is_bad() throws Exception {
    cli.file("migrations/0002_note.sql", "ALTER TABLE orders ADD COLUMN note TEXT;\n");
    cli.ends(ExitStatus.DONE, "migrate");
    assertThat(healthy()).contains("proven by a restore");
    cli.file("migrations/0002_note.sql", "CREATE TABLE other (x);\n");
    assertThat(doctor(ExitStatus.NO)).contains("bad migrations", "0002_note.sql");
  }

  @Test
  void a_server_that_can_not_be_reached_is_a_diagnosis_and_the_rest_is_looked_at()
      throws Exception {
    cli.file("belay.yaml", Cli.YAML.replace("sqlite:shop.db", "postgresql://127.0.0.1:1/shop"));
    assertThat(doctor(ExitStatus.NO)).contains("bad database", "good runs none was killed");
  }
}
