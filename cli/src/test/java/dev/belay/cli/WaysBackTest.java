package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Down scripts are proven in rehearsal, and preferred where a restore would lose something. */
class WaysBackTest {
  private static final String UP = "ALTER TABLE customers ADD COLUMN level TEXT;\n";
  private static final String DOWN = "ALTER TABLE customers DROP COLUMN level;\n";

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void shop() throws Exception {
    cli = new Cli(folder.toRealPath()).shop();
    cli.file("migrations/0002_level.sql", UP);
    cli.file("migrations/0002_level.down.sql", DOWN);
  }

  private void write() throws Exception {
    cli.sql("shop.db", "INSERT INTO orders (customer_id, total) VALUES (2, 12)");
  }

  private String orders() throws Exception {
    return cli.ask("shop.db", "SELECT count(*) FROM orders");
  }

  @Test
  void a_script_that_brings_everything_back_is_proven() {
    assertThat(cli.ends(ExitStatus.DONE, "check"))
        .contains("down script proven: schema and every value as before");
    assertThat(cli.ends(ExitStatus.DONE, "check", "--json"))
        .contains("\"down\":{\"scripts\":[\"0002_level.down.sql\"],\"proven\":true,\"faults\":[]}");
  }

  @Test
  void where_something_was_written_the_proven_script_is_taken() throws Exception {
    cli.ends(ExitStatus.DONE, "migrate");
    write();
    assertThat(cli.ends(ExitStatus.DONE, "rollback"))
        .contains("way         the down scripts, as proven in rehearsal")
        .contains("Done: 1 migration taken back from shop, nothing lost.");
    assertThat(orders()).isEqualTo("5");
    assertThat(cli.ask("shop.db", "SELECT count(*) FROM pragma_table_info('customers')"))
        .isEqualTo("3");
  }

  @Test
  void where_nothing_was_written_the_backup_comes_back() {
    cli.ends(ExitStatus.DONE, "migrate");
    assertThat(cli.ends(ExitStatus.DONE, "rollback"))
        .contains("way         the backup: nothing was written since", "as promised");
  }

  @Test
  void the_backup_can_be_asked_for() throws Exception {
    cli.ends(ExitStatus.DONE, "migrate");
    write();
    assertThat(cli.ends(ExitStatus.NO, "rollback", "--by-backup")).contains("orders: 1 row added");
    assertThat(cli.ends(ExitStatus.DONE, "rollback", "--discard-writes"))
        .contains("way         the backup: what was written since is given up");
    assertThat(orders()).isEqualTo("4");
  }

  @Test
  void what_was_written_into_a_new_column_is_not_lost_without_a_word() throws Exception {
    cli.ends(ExitStatus.DONE, "migrate");
    cli.sql("shop.db", "UPDATE customers SET level = 'gold' WHERE id = 1");
    assertThat(cli.ends(ExitStatus.NO, "rollback"))
        .contains("customers.level holds 1 value in 3 rows, which would be lost")
        .contains("belay rollback --allow ban-drop-column:0002_level.down.sql");
  }

  @Test
  void what_the_migration_itself_has_written_may_go_with_it() throws Exception {
    cli.file("migrations/0002_level.sql", UP + "UPDATE customers SET level = 'bronze';\n");
    cli.ends(ExitStatus.DONE, "migrate");
    write();
    assertThat(cli.ends(ExitStatus.DONE, "rollback")).contains("Done: 1 migration taken back");
    assertThat(orders()).isEqualTo("5");
  }

  @Test
  void a_script_that_does_not_bring_everything_back_is_told_and_not_taken() throws Exception {
    cli.file("migrations/0002_level.sql", UP + "UPDATE orders SET total = 1;\n");
    String screen = cli.ends(ExitStatus.DONE, "migrate");
    assertThat(screen).contains("down script not proven: orders.total: ");
    write();
    assertThat(cli.ends(ExitStatus.NO, "rollback"))
        .contains("way         the backup: down scripts are not proven: orders.total: ")
        .contains("rolling back would lose what was written since");
  }

  @Test
  void a_script_that_fails_is_told() throws Exception {
    cli.file("migrations/0002_level.down.sql", "ALTER TABLE customers DROP COLUMN levels;\n");
    assertThat(cli.ends(ExitStatus.DONE, "check"))
        .contains("down script not proven: 0002_level.down.sql failed at line 1: ");
  }

  @Test
  void a_script_that_was_changed_since_is_not_the_one_that_was_proven() throws Exception {
    cli.ends(ExitStatus.DONE, "migrate");
    cli.file("migrations/0002_level.down.sql", DOWN + "DELETE FROM orders;\n");
    write();
    assertThat(cli.ends(ExitStatus.NO, "rollback"))
        .contains("down scripts are not proven: 0002_level.down.sql is not what it was then");
  }

  @Test
  void scripts_are_proven_together_or_not_at_all() throws Exception {
    cli.file("migrations/0003_more.sql", "CREATE TABLE more (id INTEGER PRIMARY KEY);\n");
    assertThat(cli.ends(ExitStatus.DONE, "check"))
        .contains("down script not proven: 0003_more.sql has none");
    cli.file("migrations/0003_more.down.sql", "DROP TABLE more;\n");
    assertThat(cli.ends(ExitStatus.DONE, "check"))
        .contains("2 down scripts proven: schema and every value as before");
  }

  @Test
  void without_a_rehearsal_nothing_is_proven() throws Exception {
    cli.ends(ExitStatus.DONE, "migrate", "--no-rehearsal");
    write();
    assertThat(cli.ends(ExitStatus.NO, "rollback")).doesNotContain("way  ");
  }
}
