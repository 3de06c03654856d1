package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.RunLock;
import dev.belay.problem.ExitStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a person may do, and what a person may allow others to do. */
class PermitTest {
  private static final String PRODUCTION = Cli.YAML.replace("development", "production");

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void shop() throws Exception {
    cli = new Cli(folder.toRealPath()).shop();
    cli.file("belay.yaml", PRODUCTION);
    done("backup");
    cli.sql("shop.db", "DELETE FROM orders");
  }

  private String done(String... arguments) {
    return cli.ends(ExitStatus.DONE, arguments);
  }

  private String refused(String... arguments) {
    return cli.ends(ExitStatus.NO, arguments);
  }

  private String orders() throws Exception {
    return cli.ask("shop.db", "SELECT count(*) FROM orders");
  }

  /** A person gives one, and goes. */
  private String permit(String... arguments) {
    cli.typing("shop");
    String given = done(arguments);
    cli.nobody();
    return given;
  }

  @Test
  void without_a_person_nothing_is_brought_back_and_no_option_helps() throws Exception {
    String told = refused("restore", "latest");
    assertThat(told)
        .contains("restore on shop (production) needs a person")
        .contains("nobody is here to be asked")
        .contains("nothing was changed in shop")
        .contains("or allow it: belay permit restore -t shop")
        .doesNotContain("--");
    refused("restore", "latest", "--confirm", "shop");
    assertThat(orders()).isEqualTo("0");
  }

  @Test
  void any_other_word_than_the_name_is_no_consent() throws Exception {
    cli.file("migrations/0002_level.sql", "ALTER TABLE customers ADD COLUMN level TEXT;\n");
    assertThat(refused("migrate", "--confirm", "other"))
        .contains("migrate on shop (production) was not confirmed")
        .contains("the name was \"other\"");
    cli.typing("yes");
    assertThat(refused("restore", "latest"))
        .contains("the name was \"yes\"")
        .contains("type shop if that is the database that is meant");
    refused("permit", "restore");
    assertThat(orders()).isEqualTo("0");
  }

  @Test
  void whoever_is_asked_reads_what_is_about_to_be_lost_of_which_database() throws Exception {
    cli.sql("shop.db", "INSERT INTO customers VALUES (4, 'Zoë', NULL)");
    var asked = new StringBuilder();
    cli.operator(
        question -> {
          asked.append(question.get());
          return Optional.of(" shop ");
        });
    assertThat(done("restore", "latest")).contains("typed at the terminal");
    assertThat(asked)
        .contains("Everything in shop is going to be replaced by db_backup_")
        .contains("It holds what the backup does not: customers: 1 row of 4 gone")
        .contains("This is shop, production. Type its name to go on: ");
  }

  @Test
  void the_command_out_of_the_refusal_is_refused_as_well() throws Exception {
    assertThat(refused("permit", "restore", "-t", "shop"))
        .contains("permit on shop (production) needs a person")
        .doesNotContain("belay permit permit");
    cli.with(Map.of("BELAY_ENV", "development", "BELAY_CONFIRM", "shop"));
    refused("permit", "restore", "-t", "shop");
    refused("restore", "latest");
    assertThat(orders()).isEqualTo("0");
  }

  @Test
  void what_a_person_has_allowed_is_done_once() throws Exception {
    assertThat(permit("permit", "restore", "--because", "night drill"))
        .contains("restore once on shop")
        .contains("until   2026-11-20 10:00:")
        .contains("Take it back: belay permit --revoke ");

    assertThat(done("restore", "latest"))
        .containsPattern("permit [0-9a-f]{8} for restore, by ada on db1: night drill");
    assertThat(orders()).isEqualTo("4");
    refused("restore", "latest");
  }

  @Test
  void what_was_used_is_used() throws Exception {
    cli.file("migrations/0002_level.sql", "ALTER TABLE customers ADD COLUMN level TEXT;\n");
    permit("permit", "migrate");
    assertThat(done("migrate")).containsPattern("permit [0-9a-f]{8} for migrate, by ada");
    cli.file("migrations/0003_city.sql", "ALTER TABLE customers ADD COLUMN city TEXT;\n");
    assertThat(refused("migrate")).containsPattern("permit [0-9a-f]{8} for migrate was used");
    assertThat(done("permit")).containsPattern("[0-9a-f]{8} +used +migrate once");
  }

  @Test
  void what_is_restored_brings_no_permit_back() throws Exception {
    permit("permit", "restore");
    done("backup", "with a permit in it");
    done("restore", "latest");
    refused("restore", "latest");
    assertThat(done("permit")).contains("Nothing is allowed now.");
  }

  @Test
  void what_was_allowed_more_often_ends_with_a_restore() {
    permit("permit", "restore", "--times", "2");
    done("restore", "latest");
    assertThat(done("permit", "--json")).contains("\"permits\":[]");
  }

  @Test
  void it_ends_by_the_clock() throws Exception {
    permit("permit", "restore", "--for", "10m");
    cli.clock().advance(Duration.ofMinutes(10));
    assertThat(refused("restore", "latest")).containsPattern("permit [0-9a-f]{8} .* has ended at");
    assertThat(orders()).isEqualTo("0");
    assertThat(done("permit")).contains("ended").contains("Nothing is allowed now.");
  }

  @Test
  void a_clock_that_is_set_back_makes_no_permit_last() throws Exception {
    permit("permit", "restore", "--for", "10m");
    cli.clock().advance(Duration.ofMinutes(10));
    refused("restore", "latest");
    cli.clock().advance(Duration.ofMinutes(-9));
    assertThat(refused("restore", "latest")).contains("has ended at");
    assertThat(orders()).isEqualTo("0");
  }

  @Test
  void a_write_of_an_application_tells_the_time_too() throws Exception {
    permit("permit", "restore", "--for", "10m");
    cli.clock().advance(Duration.ofMinutes(10));
    cli.sql("shop.db", "DELETE FROM customers WHERE id = 3");
    Path database = cli.folder().resolve("shop.db");
    Files.setLastModifiedTime(database, FileTime.from(cli.clock().instant()));
    cli.clock().advance(Duration.ofMinutes(-9));
    assertThat(cli.asIs().run("restore", "latest").whole()).contains("has ended at");
  }

  @Test
  void it_allows_nothing_else() throws Exception {
    permit("permit", "rollback");
    assertThat(refused("restore", "latest"))
        .containsPattern("permit [0-9a-f]{8} for rollback allows that alone");
    cli.with(Map.of("PATH", System.getenv("PATH")));
    refused("guard", "--", "rm", "shop.db");
    assertThat(cli.folder().resolve("shop.db")).exists();
  }

  @Test
  void it_holds_for_no_copy() throws Exception {
    permit("permit", "restore");
    Files.copy(cli.folder().resolve("shop.db"), cli.folder().resolve("copy.db"));
    cli.file("belay.yaml", PRODUCTION.replace("shop.db", "copy.db"));
    assertThat(refused("restore", "latest")).contains("was given for another database");
  }

  @Test
  void it_is_not_used_while_another_run_is_at_work() {
    cli.with(Map.of("PATH", System.getenv("PATH")));
    permit("permit", "guard");
    var holder = new RunLock.Holder("run-1", "migrate", "grace", "db2", 4712, Instant.EPOCH);
    try (RunLock other = cli.database(DatabaseUrl.parse("shop.db", cli.folder())).lock(holder)) {
      assertThat(cli.ends(ExitStatus.LOCKED, "guard", "--", "rm", "shop.db"))
          .contains(other.holder().run(), "grace", "nothing was run");
    }
    assertThat(cli.folder().resolve("shop.db")).exists();
    assertThat(done("permit")).contains("Allowed now: 1.");
    done("guard", "--", "true");
    assertThat(done("permit")).contains("Nothing is allowed now.");
  }

  @Test
  void it_can_be_taken_back() {
    String given = permit("permit", "restore");
    String id = given.substring(given.lastIndexOf(' ')).strip();
    assertThat(done("permit")).contains(id).contains("valid").contains("Allowed now: 1.");
    assertThat(done("permit", "--revoke", id)).contains("Done: permit " + id);
    refused("restore", "latest");
    cli.ends(ExitStatus.USAGE, "permit", "--revoke", id);
  }

  @Test
  void who_gave_it_and_who_used_it_is_on_record() {
    permit("permit", "restore", "--because", "drill");
    done("restore", "latest");
    cli.ends(ExitStatus.NO, "permit", "restore");
    assertThat(done("audit"))
        .contains("restore for 30 minutes, once: drill")
        .containsPattern("permit +shop +used +permit [0-9a-f]{8} for restore, by ada on db1: drill")
        .contains("confirmation-needed: permit on shop (production) needs a person");
  }

  @Test
  void a_permit_that_would_change_nothing_is_not_given() throws Exception {
    cli.typing("shop");
    assertThat(cli.ends(ExitStatus.USAGE, "permit", "prune"))
        .contains("prune on shop (production) takes no permit");
    assertThat(cli.ends(ExitStatus.USAGE, "permit", "permit")).contains("only a person can do");
    assertThat(cli.ends(ExitStatus.USAGE, "permit", "restore", "--for", "25h"))
        .contains("can't last for 25 hours");
    assertThat(cli.ends(ExitStatus.USAGE, "permit", "restore", "--times", "0"))
        .contains("can't be used 0 times");
    assertThat(cli.ends(ExitStatus.USAGE, "permit", "retsore")).contains("no operation is called");
    cli.file("belay.yaml", PRODUCTION + "policy: {production: {restore: never}}\n");
    assertThat(refused("permit", "restore")).contains("restore on shop (production) is never done");
    assertThat(done("permit")).contains("Nothing is allowed now.");
  }

  @Test
  void a_policy_can_ask_for_a_permit_of_everybody() throws Exception {
    cli.file("belay.yaml", PRODUCTION + "policy: {production: {restore: permit}}\n");
    cli.typing("shop");
    assertThat(refused("restore", "latest"))
        .contains("restore on shop (production) needs a permit")
        .contains("the policy asks for one, whoever is here");
    done("permit", "restore");
    done("restore", "latest");
    assertThat(orders()).isEqualTo("4");
  }

  @Test
  void or_for_nothing() throws Exception {
    cli.file("belay.yaml", PRODUCTION + "policy: {production: {restore: free}}\n");
    assertThat(done("restore", "latest")).contains("not needed: production");
  }

  @Test
  void to_lose_data_takes_more_than_a_migration() throws Exception {
    cli.file("migrations/0002_level.sql", "ALTER TABLE customers ADD COLUMN level TEXT;\n");
    assertThat(done("migrate", "--confirm", "shop")).contains("given with --confirm");
    cli.file(
        "migrations/0003_fax.sql",
        "-- belay:allow ban-drop-column because nobody faxes\n"
            + "ALTER TABLE customers DROP COLUMN fax;\n");
    assertThat(refused("migrate", "--confirm", "shop"))
        .contains("lose-data on shop (production) needs a person");
    permit("permit", "lose-data");
    done("migrate", "--confirm", "shop");
    assertThat(cli.ask("shop.db", "SELECT count(*) FROM pragma_table_info('customers')"))
        .isEqualTo("3");
  }

  @Test
  void the_name_that_an_agent_gives_is_nobodys_word() throws IOException {
    cli.file("migrations/0002_level.sql", "ALTER TABLE customers ADD COLUMN level TEXT;\n");
    var nothing = new ByteArrayInputStream("shop\n".getBytes(StandardCharsets.UTF_8));
    var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    cli.operator(new TerminalOperator(nothing, out, true, Map.of("CLAUDECODE", "1")));
    assertThat(refused("migrate", "--confirm", "shop"))
        .contains("an agent runs this (CLAUDECODE is set), and is no person to ask")
        .doesNotContain("--confirm");
  }
}
