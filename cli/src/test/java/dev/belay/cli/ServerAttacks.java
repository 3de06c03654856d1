package dev.belay.cli;

import dev.belay.cli.Attack.Blow;
import dev.belay.cli.Attack.Struck;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The rows of the table for PostgreSQL, but those of {@link GuardedCommands}. */
final class ServerAttacks {
  private static final String REPLICA = "SET session_replication_role = replica; ";

  /** Needs a server of its own. */
  static final Attack MACHINE_LOST =
      Attack.recoverable(FileAttacks.FILES_LOST, FileAttacks::filesDeleted);

  private ServerAttacks() {}

  /** By {@code psql -c}, as a superuser. */
  static List<Attack> bySql() {
    return List.of(
        sql(
            "`DROP TABLE`, `DROP SCHEMA ... CASCADE`, `DROP OWNED`, `DROP TYPE ... CASCADE`,"
                + " `ALTER TABLE ... DROP COLUMN`",
            "DROP TABLE customers CASCADE",
            "DROP SCHEMA public CASCADE; CREATE SCHEMA public",
            "DROP OWNED BY attack_owner CASCADE",
            "DROP TYPE mood CASCADE",
            "ALTER TABLE customers DROP COLUMN fax"),
        sql(
            "`DO` with `EXECUTE`, functions, `session_replication_role = replica`",
            "DO $$ BEGIN EXECUTE 'DROP ' || 'TABLE orders CASCADE'; END $$",
            "SELECT wipe()",
            REPLICA + "DROP TABLE orders CASCADE",
            REPLICA + "DELETE FROM orders"),
        sql(
            "`TRUNCATE` of a table, a partition, with `CASCADE`",
            "TRUNCATE orders",
            "TRUNCATE customers CASCADE",
            "TRUNCATE events_1"),
        sql(
            "`DELETE`, `UPDATE`, `MERGE`, `INSERT ... ON CONFLICT DO UPDATE` of too many rows, in a"
                + " CTE, `WHERE true`",
            "DELETE FROM orders",
            "UPDATE orders SET total = 0 WHERE true",
            "WITH gone AS (DELETE FROM orders RETURNING 1) SELECT count(*) FROM gone",
            "INSERT INTO orders SELECT * FROM orders ON CONFLICT (id) DO UPDATE SET total = 0"),
        sql(
            "`ALTER TABLE ... DISABLE TRIGGER`, `DROP TRIGGER`, `DROP SCHEMA belay_guard CASCADE`",
            "ALTER TABLE orders DISABLE TRIGGER ALL; DELETE FROM orders",
            "DROP TRIGGER belay_guard_delete ON orders; DELETE FROM orders",
            "DROP SCHEMA belay_guard CASCADE; DELETE FROM orders"),
        Attack.refused(
            "a token to pass that was copied, is too old, or was used",
            ServerAttacks::usedToken,
            ServerAttacks::oldToken,
            ground -> ground.psql("SET belay.pass = 'invented'; TRUNCATE orders")),
        Attack.refused(
            "`pg_restore --clean --single-transaction` of a dump from before the guards",
            ServerAttacks::olderDump));
  }

  private static Attack sql(String row, String... scripts) {
    return Attack.refused(row, statements(scripts));
  }

  private static Blow[] statements(String... scripts) {
    return Stream.of(scripts).map(sql -> (Blow) ground -> ground.psql(sql)).toArray(Blow[]::new);
  }

  private static Struck usedToken(AttackGround ground) throws Exception {
    ground.psql("SELECT belay_guard.pass('attack', sha256('once'))");
    ground.psql("SET belay.pass = 'once'; SELECT belay_guard.passed()");
    return ground.psql("SET belay.pass = 'once'; TRUNCATE orders");
  }

  private static Struck oldToken(AttackGround ground) throws Exception {
    ground.psql("SELECT belay_guard.pass('attack', sha256('old'))");
    ground.psql("UPDATE belay_guard.passes SET until = now() - interval '1 second'");
    return ground.psql("SET belay.pass = 'old'; TRUNCATE orders");
  }

  private static Struck olderDump(AttackGround ground) throws Exception {
    return restored(ground, "before.dump", "--single-transaction");
  }

  /** What gets through, and can be brought back. */
  static List<Attack> recoverable() {
    return List.of(
        Attack.recoverable(
            "rows deleted one by one, or a thousand at a time",
            statements(
                "DO $$ DECLARE i integer; BEGIN FOR i IN 1..1500 LOOP DELETE FROM orders WHERE id ="
                    + " i; END LOOP; END $$",
                "DELETE FROM orders WHERE id <= 2500 AND id > 1500")),
        Attack.recoverable(
            "`ALTER TABLE ... ALTER COLUMN ... TYPE ... USING NULL`, `lo_unlink`, `DROP FUNCTION`,"
                + " `DROP VIEW`, `DROP INDEX`",
            statements(
                "ALTER TABLE customers ALTER COLUMN fax TYPE text USING NULL",
                "SELECT lo_unlink(oid) FROM pg_largeobject_metadata",
                "DROP FUNCTION wipe()",
                "DROP VIEW rich",
                "DROP INDEX by_total")),
        Attack.recoverable(
            "`pg_restore --clean` statement by statement, or of a dump that holds the guards, by a"
                + " superuser",
            ServerAttacks::guardedDump,
            ServerAttacks::olderDumpInSteps),
        Attack.recoverable(
            "`DROP DATABASE`, `dropdb --force`, without `--with drop-database`",
            ground -> ToolAttacks.dropdb(ground, "--force")));
  }

  /**
   * Statement by statement: tables stay, but constraints, indexes and views go, and what has no key
   * any more gets its rows once more.
   */
  private static Struck olderDumpInSteps(AttackGround ground) throws Exception {
    return restored(ground, "before.dump");
  }

  /** What it drops first are the event triggers, and nothing in the server can refuse that. */
  private static Struck guardedDump(AttackGround ground) throws Exception {
    ground.types(ground.program("pg_dump"), "-Fc", "--file=guarded.dump", ground.url());
    ground.psql("INSERT INTO orders VALUES (9999, 1, 1)");
    return restored(ground, "guarded.dump");
  }

  private static Struck restored(AttackGround ground, String dump, String... options)
      throws Exception {
    List<String> words = new ArrayList<>(List.of(ground.program("pg_restore"), "--clean"));
    words.addAll(List.of(options));
    words.addAll(List.of("--dbname=" + ground.url(), dump));
    return ground.types(words.toArray(new String[0]));
  }

  /** What nothing stops. */
  static List<Attack> notCovered() {
    return List.of(
        Attack.notCovered(
            "foreign tables; tables of an extension",
            statements("DROP FOREIGN TABLE far", "DELETE FROM extended")),
        Attack.notCovered(
            "`ALTER EVENT TRIGGER ... DISABLE`, `DROP EVENT TRIGGER`, `event_triggers = off` (17),"
                + " `DROP FUNCTION belay_guard.on_drop CASCADE`, by a superuser",
            statements(
                "ALTER EVENT TRIGGER belay_guard_drop DISABLE; DROP TABLE jobs",
                "DROP FUNCTION belay_guard.on_drop() CASCADE; DROP TABLE knex_migrations")),
        Attack.notCovered(
            "whoever may pass (`--pass ROLE`) and means it",
            statements("SELECT belay_guard.pass('attack', NULL); TRUNCATE customers CASCADE")));
  }

  static List<Attack> all() {
    return Stream.of(
            ToolAttacks.ALL,
            bySql(),
            throughBelay(),
            recoverable(),
            List.of(MACHINE_LOST),
            notCovered())
        .flatMap(List::stream)
        .toList();
  }

  /** By commands behind {@code belay guard}. */
  static List<Attack> throughBelay() {
    return Stream.of(
            GuardedCommands.ALL,
            PermittedCommands.ALL,
            List.of(Attack.refused(GuardedCommands.ASTRAY, GuardedCommands::astray)))
        .flatMap(List::stream)
        .toList();
  }
}
