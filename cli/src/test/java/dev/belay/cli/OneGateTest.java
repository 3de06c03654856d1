package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.cli.verb.Verbs;
import dev.belay.problem.ExitStatus;
import dev.belay.protect.Operation;
import dev.belay.testkit.postgres.PostgresServer;
import dev.belay.testkit.postgres.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where the policy says never, nobody gets by: every verb that may destroy something asks the one
 * gate, and leaves it on record that it was refused. Who adds a verb says here which kind it is.
 */
@ExtendWith(PostgresServer.class)
class OneGateTest {
  private static final String SCHEMA =
      "CREATE TABLE orders (id integer PRIMARY KEY, note text NOT NULL);\n";

  /** One way to destroy something. */
  private record Way(Operation operation, List<String> words) {
    static Way of(Operation operation, String words) {
      return new Way(operation, List.of(words.split(" ")));
    }

    String verb() {
      return words.getFirst();
    }
  }

  private static final List<Way> WAYS =
      List.of(
          Way.of(Operation.MIGRATE, "migrate"),
          Way.of(Operation.ROLLBACK, "rollback"),
          Way.of(Operation.ROLLBACK, "rollback --discard-writes"),
          Way.of(Operation.ROLLBACK, "rollback --by-script"),
          Way.of(Operation.RESTORE, "restore latest"),
          Way.of(Operation.RESTORE, "restore latest --in-place"),
          Way.of(Operation.RESTORE, "restore latest --table lost"),
          Way.of(Operation.PRUNE, "prune --keep 1"),
          Way.of(Operation.GUARD, "guard -- touch done"),
          Way.of(Operation.MARK, "mark development"),
          Way.of(Operation.PROTECT, "protect --without drop"),
          Way.of(Operation.UNPROTECT, "unprotect"),
          Way.of(Operation.PERMIT, "permit lose-data"));

  /** All but one, so that there is something to ask a permit for. */
  private static final Operation[] ALL =
      EnumSet.complementOf(EnumSet.of(Operation.LOSE_DATA)).toArray(Operation[]::new);

  /** Those that look, or only add something, and recover, which goes on with what was allowed. */
  private static final Set<String> HARMLESS =
      Set.of(
          "init",
          "config",
          "status",
          "doctor",
          "check",
          "baseline",
          "backup",
          "snapshot",
          "backups",
          "verify",
          "recover",
          "fingerprint",
          "compare",
          "history",
          "audit",
          "demo");

  @TempDir Path folder;
  private ServerShop shop;

  @BeforeEach
  void prepare(TestServer server) throws Exception {
    shop = new ServerShop(server, folder, SCHEMA, "INSERT INTO orders VALUES (1, 'one');\n");
    shop.cli().with(Map.of("PATH", System.getenv("PATH"))).typing("shop");
    shop.migration("0002_note.sql", "ALTER TABLE orders ADD COLUMN more text;\n");
    shop.migration("0002_note.down.sql", "ALTER TABLE orders DROP COLUMN more;\n");
    server.psql(shop.name(), "CREATE TABLE lost (id integer); INSERT INTO lost VALUES (1)");
    shop.done("migrate");
    shop.done("backup");
    server.psql(shop.name(), "DROP TABLE lost; UPDATE orders SET note = 'written since'");
    shop.done("protect");
    shop.done("mark", "production");
    shop.migration("0003_paid.sql", "ALTER TABLE orders ADD COLUMN paid boolean;\n");
  }

  private void never(Operation... operations) throws Exception {
    Path file = folder.resolve("belay.yaml");
    String rules =
        Arrays.stream(operations)
            .map(operation -> "    " + operation + ": never\n")
            .collect(Collectors.joining());
    Files.writeString(file, Files.readString(file) + "policy:\n  production:\n" + rules);
  }

  @Test
  void where_the_policy_says_never_no_verb_gets_by() throws Exception {
    never(ALL);
    String backups = shop.done("backups", "-q");
    String before = shop.digest();
    List<String> got = new ArrayList<>();
    for (Way way : WAYS) {
      Cli.Screen screen = shop.cli().run(way.words().toArray(String[]::new));
      String refusal = way.operation() + " on shop (production) is never done";
      if (screen.status() != ExitStatus.NO || !screen.whole().contains(refusal)) {
        got.add(String.join(" ", way.words()) + "\n" + screen.whole());
      }
    }
    assertThat(got).isEmpty();
    assertThat(shop.digest()).isEqualTo(before);
    assertThat(shop.done("backups", "-q").lines()).containsAll(backups.lines().toList());
    assertThat(folder.resolve("done")).doesNotExist();
    assertThat(shop.done("protect", "--status")).contains("drop");
    assertThat(shop.done("status", "-q")).doesNotContain("development");
  }

  @Test
  void every_refusal_is_on_record() throws Exception {
    never(ALL);
    for (Way way : WAYS) {
      shop.cli().run(way.words().toArray(String[]::new));
      assertThat(shop.done("audit").lines().reduce((first, last) -> last).orElse(""))
          .as(String.join(" ", way.words()))
          .contains(way.verb(), "refused", "forbidden");
    }
  }

  @Test
  void each_verb_is_of_one_kind() {
    Set<String> known = new TreeSet<>(HARMLESS);
    WAYS.forEach(way -> known.add(way.verb()));
    assertThat(Verbs.ALL).extracting(Verbs.Entry::name).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void each_operation_has_a_way() {
    Set<Operation> tried = new TreeSet<>(List.of(Operation.LOSE_DATA));
    WAYS.forEach(way -> tried.add(way.operation()));
    assertThat(tried).containsExactly(Operation.values());
  }

  @Test
  void what_loses_data_is_told_apart() throws Exception {
    never(Operation.LOSE_DATA);
    shop.migration(
        "0003_paid.sql",
        "-- belay:allow ban-drop-column because nobody reads it\n"
            + "ALTER TABLE orders DROP COLUMN note;\n");
    assertThat(shop.ends(ExitStatus.NO, "migrate"))
        .contains("lose-data on shop (production) is never done");
    assertThat(shop.ask("SELECT note FROM orders")).isEqualTo("written since");
  }
}
