package dev.belay.cli;

import dev.belay.cli.Attack.Blow;
import dev.belay.cli.Attack.Struck;
import java.util.List;
import java.util.stream.Stream;

/** The rows of the table for SQLite. */
final class FileAttacks {
  static final String FILES_LOST = "the files of the database deleted, its machine lost";

  private FileAttacks() {}

  static Struck filesDeleted(AttackGround ground) throws Exception {
    return ground.types("rm", "-rf", ground.files().toString());
  }

  /** What gets through, and can be brought back: nothing in a file could refuse it. */
  static List<Attack> recoverable() {
    return List.of(
        Attack.recoverable("`prisma migrate reset --force`", prisma("migrate", "reset", "--force")),
        Attack.recoverable("`prisma db push --force-reset`", prisma("db", "push", "--force-reset")),
        Attack.recoverable(
            "`DROP TABLE`, `DROP SCHEMA ... CASCADE`, `DROP OWNED`, `DROP TYPE ... CASCADE`,"
                + " `ALTER TABLE ... DROP COLUMN`",
            sql("DROP TABLE orders"),
            sql("ALTER TABLE customers DROP COLUMN fax")),
        Attack.recoverable(
            "`DELETE`, `UPDATE`, `MERGE`, `INSERT ... ON CONFLICT DO UPDATE` of too many rows, in a"
                + " CTE, `WHERE true`",
            sql("DELETE FROM orders"),
            sql("UPDATE orders SET total = 0")),
        Attack.recoverable(
            "rows deleted one by one, or a thousand at a time",
            sql("DELETE FROM orders WHERE id = 1")),
        Attack.recoverable(GuardedCommands.ASTRAY, GuardedCommands::astray),
        Attack.recoverable(FILES_LOST, FileAttacks::filesDeleted));
  }

  private static Blow prisma(String... words) {
    String[] line =
        Stream.of(
                Stream.of("node_modules/prisma/build/index.js"),
                Stream.of(words),
                Stream.of("--skip-generate"))
            .flatMap(part -> part)
            .toArray(String[]::new);
    return ground -> ground.node(line);
  }

  private static Blow sql(String statement) {
    return ground -> {
      ground.cli().sql("shop.db", statement);
      return new Struck(0, "");
    };
  }

  /** What nothing brings back. */
  static List<Attack> notCovered() {
    return List.of(
        Attack.notCovered(
            "the folder deleted, and the backups that lie in it",
            ground -> ground.types("rm", "-rf", ground.files().toString(), "backups")));
  }

  static List<Attack> refused() {
    return Stream.concat(GuardedCommands.ALL.stream(), PermittedCommands.ALL.stream()).toList();
  }

  static List<Attack> all() {
    return Stream.of(refused(), recoverable(), notCovered()).flatMap(List::stream).toList();
  }
}
