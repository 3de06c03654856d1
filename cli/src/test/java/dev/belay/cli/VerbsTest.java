package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import dev.belay.testkit.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of the other verbs. */
class VerbsTest {
  @RegisterExtension static final Golden GOLDEN = new Golden("verbs");

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void prepare() throws Exception {
    cli = new Cli(folder.toRealPath()).shop();
    cli.file(
        "migrations/0002_add_level.sql",
        "ALTER TABLE customers ADD COLUMN level TEXT NOT NULL DEFAULT 'bronze';\n");
  }

  private Cli.Screen see(String name, ExitStatus status, String... arguments) {
    Cli.Screen screen = cli.run(arguments);
    GOLDEN.compare(name, screen.whole());
    assertThat(screen.status()).isEqualTo(status);
    return screen;
  }

  private void done(String... arguments) {
    Cli.Screen screen = cli.run(arguments);
    assertThat(screen.status()).as(screen.whole()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void backup_and_backups() {
    see("backups-none", ExitStatus.DONE, "backups");
    see("backup", ExitStatus.DONE, "backup");
    see("backup-label", ExitStatus.DONE, "backup", "Vor dem Umzug");
    see("backup-json", ExitStatus.DONE, "backup", "--json", "--class", "daily");
    see("backups", ExitStatus.DONE, "backups");
    see("backups-show", ExitStatus.DONE, "backups", "show", "latest");
    see("backups-json", ExitStatus.DONE, "backups", "--json");
  }

  @Test
  void of_a_file_there_is_no_part() {
    see("backup-part", ExitStatus.NO, "backup", "--schema-only");
    assertThat(cli.run("backups").out()).contains("No backup yet");
  }

  @Test
  void of_a_file_there_is_one_format() {
    see("backup-format", ExitStatus.NO, "backup", "--format", "plain");
    see("backup-format-unknown", ExitStatus.USAGE, "backup", "--format", "sql");
    assertThat(cli.run("backups").out()).contains("No backup yet");
  }

  @Test
  void verify() {
    done("backup");
    see("verify", ExitStatus.DONE, "verify");
    see("verify-missing", ExitStatus.NO, "verify", "nosuch");
  }

  @Test
  void the_newest_are_kept_and_the_last_verified_one() {
    for (int index = 0; index < 4; index++) {
      done("backup", "--keep", "2");
    }
    assertThat(cli.run("backups").out().lines().filter(line -> line.contains("db_backup")))
        .hasSize(2);
    see("prune-dry", ExitStatus.DONE, "prune", "--dry-run", "--keep", "1");
    see("prune", ExitStatus.DONE, "prune", "--keep", "1");
  }

  @Test
  void restore_brings_back_and_can_be_undone() throws Exception {
    done("backup");
    cli.sql("shop.db", "DELETE FROM orders");
    see("compare-lost", ExitStatus.NO, "compare", "latest");
    see("restore", ExitStatus.DONE, "restore", "latest");
    assertThat(cli.ask("shop.db", "SELECT count(*) FROM orders")).isEqualTo("4");
    see("restore-undo", ExitStatus.DONE, "rollback", "--undo");
    assertThat(cli.ask("shop.db", "SELECT count(*) FROM orders")).isEqualTo("0");
  }

  @Test
  void restore_elsewhere_leaves_the_target_alone() {
    done("backup");
    see("restore-to", ExitStatus.DONE, "restore", "latest", "--to", "look.db");
    see(
        "restore-to-other-kind",
        ExitStatus.USAGE,
        "restore",
        "latest",
        "--to",
        "postgresql://db1/look");
    see("restore-to-again", ExitStatus.USAGE, "restore", "latest", "--to", "look.db");
    see("compare-same", ExitStatus.DONE, "compare", "look.db", "shop");
  }

  @Test
  void restore_makes_a_database_that_is_gone() throws Exception {
    done("backup");
    Files.delete(folder.resolve("shop.db"));
    see("restore-gone", ExitStatus.DONE, "restore", "latest");
    assertThat(cli.ask("shop.db", "SELECT count(*) FROM orders")).isEqualTo("4");
  }

  @Test
  void what_no_rollback_or_restore_has_saved_is_not_brought_back() throws Exception {
    cli.file("migrations/0003_vacuum.sql", "VACUUM;\n");
    cli.file("migrations/0004_bad.sql", "INSERT INTO nowhere VALUES (1);\n");
    assertThat(cli.run("migrate", "--no-rehearsal").status()).isEqualTo(ExitStatus.FAILED);
    assertThat(cli.run("backups").out()).contains("pre_restore");
    see("undo-none", ExitStatus.NO, "rollback", "--undo");
    done("restore", "latest");
    Files.delete(folder.resolve("shop.db"));
    done("restore", "latest");
    see("undo-nothing-saved", ExitStatus.NO, "rollback", "--undo");
  }

  @Test
  void rollback_goes_back_to_before_the_last_migration() throws Exception {
    done("migrate");
    see("rollback", ExitStatus.DONE, "rollback");
    see("rollback-again", ExitStatus.NO, "rollback");
    see("rollback-migrate", ExitStatus.NO, "migrate");
    see("rollback-undo", ExitStatus.DONE, "rollback", "--undo");
    assertThat(cli.ask("shop.db", "SELECT level FROM customers")).isEqualTo("bronze");
  }

  @Test
  void rollback_does_not_lose_what_was_written_since() throws Exception {
    done("migrate");
    cli.sql("shop.db", "INSERT INTO orders (customer_id, total) VALUES (1, 99)");
    see("rollback-writes", ExitStatus.NO, "rollback");
    assertThat(cli.ask("shop.db", "SELECT count(*) FROM orders")).isEqualTo("5");
    see("rollback-discard", ExitStatus.DONE, "rollback", "--discard-writes");
  }

  @Test
  void a_down_script_takes_back_and_keeps_what_was_written_since() throws Exception {
    see("rollback-no-migration", ExitStatus.NO, "rollback", "--by-script");
    done("migrate");
    see("rollback-no-script", ExitStatus.NO, "rollback", "--by-script");
    cli.file("migrations/0002_add_level.down.sql", "ALTER TABLE customers DROP COLUMN level;\n");
    cli.sql("shop.db", "INSERT INTO orders (customer_id, total) VALUES (1, 99)");
    see("rollback-script-refused", ExitStatus.NO, "rollback", "--by-script");
    see(
        "rollback-script",
        ExitStatus.DONE,
        "rollback",
        "--by-script",
        "--allow",
        "ban-drop-column:0002_add_level.down.sql",
        "--because",
        "levels were a mistake");
    assertThat(cli.ask("shop.db", "SELECT count(*) FROM orders")).isEqualTo("5");
    see("rollback-script-history", ExitStatus.DONE, "history");
    assertThat(cli.run("migrate").status()).isEqualTo(ExitStatus.NO);
    assertThat(cli.run("migrate", "--retry").status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void status_and_doctor() {
    see("status", ExitStatus.DONE, "status");
    see("status-json", ExitStatus.DONE, "status", "--json");
    done("migrate");
    see("status-after", ExitStatus.DONE, "status");
    Cli.Screen doctor = cli.run("doctor");
    assertThat(doctor.out()).contains("nothing broken was found", "proven by a restore");
    assertThat(doctor.status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void fingerprint_and_compare() throws Exception {
    see("fingerprint", ExitStatus.DONE, "fingerprint");
    see("fingerprint-columns", ExitStatus.DONE, "fingerprint", "--columns");
    see("fingerprint-json", ExitStatus.DONE, "fingerprint", "--json");
    done("backup");
    cli.sql(
        "shop.db",
        "ALTER TABLE customers RENAME COLUMN fax TO phone",
        "ALTER TABLE orders ADD COLUMN note TEXT",
        "UPDATE orders SET total = 8 WHERE id = 3",
        "CREATE TABLE extra (x)");
    see("compare", ExitStatus.NO, "compare", "latest");
    see("compare-json", ExitStatus.NO, "compare", "latest", "--json");
  }

  @Test
  void the_audit_trail_tells_and_can_be_checked() throws Exception {
    done("migrate");
    done("rollback");
    see("audit", ExitStatus.DONE, "audit");
    see("audit-verify", ExitStatus.DONE, "audit", "--verify");
    Path trail = folder.resolve(".belay/audit.jsonl");
    String text = Files.readString(trail);
    Files.writeString(trail, text.replaceFirst("\"user\":\"ada\"", "\"user\":\"eve\""));
    see("audit-broken", ExitStatus.NO, "audit", "--verify");
    Files.writeString(trail, text.substring(0, text.indexOf('\n') + 1));
    see("audit-cut", ExitStatus.NO, "audit", "--verify");
  }

  @Test
  void configuration() throws Exception {
    // the columns are as wide as the folder's name, which is another one each time
    GOLDEN.compare("config", cli.run("config").whole().replaceAll(" {2,}", "  "));
    see("init-twice", ExitStatus.USAGE, "init");
    Files.delete(folder.resolve("belay.yaml"));
    see("init", ExitStatus.DONE, "init");
    assertThat(Files.readString(folder.resolve("belay.yaml"))).contains("sqlite:shop.db");
    cli.file("belay.yaml", "targets:\n  shop:\n    url: shop.db\n    colour: red\nkeep: 3\n");
    see("config-wrong", ExitStatus.USAGE, "status");
  }

  @Test
  void passwords_are_never_shown() {
    cli.with(Map.of("DATABASE_URL", "postgresql://app:geheim@db/shop"));
    for (String verb : new String[] {"status", "config", "migrate", "backup", "doctor"}) {
      Cli.Screen screen = cli.run(verb, "-t", "postgresql://app:geheim@db/shop");
      assertThat(screen.whole()).doesNotContain("geheim");
    }
  }

  @Test
  void wrong_usage() {
    see("no-verb", ExitStatus.USAGE);
    see("wrong-verb", ExitStatus.USAGE, "migrat");
    see("wrong-option", ExitStatus.USAGE, "migrate", "--force");
    see("wrong-target", ExitStatus.USAGE, "status", "-t", "live");
    see("wrong-json", ExitStatus.USAGE, "status", "-t", "live", "--json");
    see("help", ExitStatus.DONE, "migrate", "--help");
    assertThat(cli.run("help", "safe-migrate").out()).isEqualTo(cli.run("migrate", "-h").out());
    assertThat(cli.run("--version").out()).isEqualTo("belay 0.1.0\n");
  }

  @Test
  void what_is_no_database_is_called_so() throws Exception {
    cli.file("text.db", "no database at all\n");
    see("not-a-database", ExitStatus.UNREACHABLE, "backup", "-t", "text.db");
    see("missing", ExitStatus.UNREACHABLE, "backup", "-t", "nothing.db");
    see("missing-folder", ExitStatus.UNREACHABLE, "backup", "-t", "nowhere/nothing.db");
    assertThat(folder.resolve("nothing.db")).doesNotExist();
  }

  @Test
  void a_file_has_no_server_that_could_refuse() {
    see("protect", ExitStatus.NO, "protect");
    see("protect-status", ExitStatus.NO, "protect", "--status");
    see("unprotect", ExitStatus.NO, "unprotect");
  }

  @Test
  void nothing_to_recover() {
    see("recover-nothing", ExitStatus.DONE, "recover");
  }
}
