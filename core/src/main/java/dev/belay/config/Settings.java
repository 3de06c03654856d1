package dev.belay.config;

import dev.belay.backup.BackupFormat;
import dev.belay.check.Allow;
import dev.belay.check.Severity;
import dev.belay.config.Setting.Place;
import dev.belay.database.DatabaseUrl;
import dev.belay.database.Environment;
import dev.belay.migrate.TwinWhen;
import dev.belay.protect.PolicyRule;
import dev.belay.rehearse.Ground;
import dev.belay.repository.NameTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The one table of everything that can be set. docs/configuration.md repeats it; a test compares.
 */
public final class Settings {
  public static final Setting<Path> CONFIG =
      new Setting<>(
          "",
          Place.NOWHERE,
          List.of("BELAY_CONFIG"),
          "--config",
          Kind.PATH,
          "",
          "The configuration file; without it the nearest belay.yaml upward from the working"
              + " folder.");
  public static final Setting<String> TARGET =
      new Setting<>(
          "default",
          Place.TOP,
          List.of("BELAY_TARGET"),
          "--target",
          Kind.TEXT,
          "",
          "The target that is meant when none is named: a name under targets, a URL or a path.");
  public static final Setting<DatabaseUrl> URL =
      new Setting<>(
          "url",
          Place.TARGET,
          List.of("DATABASE_URL"),
          "",
          Kind.URL,
          "",
          "Where the database is. The variable is used only where no target is named.");
  public static final Setting<Environment> ENVIRONMENT =
      new Setting<>(
          "environment",
          Place.TARGET,
          List.of("BELAY_ENV"),
          "--environment",
          Kind.ENVIRONMENT,
          "",
          "What the database is for. The strictest of all sources wins.");
  public static final Setting<Path> MIGRATIONS =
      new Setting<>(
          "migrations",
          Place.ANYWHERE,
          List.of("BELAY_MIGRATIONS"),
          "--migrations",
          Kind.PATH,
          "migrations",
          "The folder of migration files.");
  public static final Setting<ToolChoice> MIGRATIONS_TOOL =
      new Setting<>(
          "migrations.tool",
          Place.ANYWHERE,
          List.of("BELAY_MIGRATIONS_TOOL"),
          "",
          Kind.TOOL,
          "auto",
          "Whose the folder of migrations is: auto lets folder and database tell, plain is Belay's"
              + " own.");
  public static final Setting<Path> BACKUPS_FOLDER =
      new Setting<>(
          "backups.folder",
          Place.ANYWHERE,
          List.of("BELAY_BACKUPS_FOLDER", "BACKUP_DIR"),
          "--backups",
          Kind.PATH,
          "backups",
          "The folder where backups lie.");
  public static final Setting<Integer> BACKUPS_KEEP =
      new Setting<>(
          "backups.keep",
          Place.ANYWHERE,
          List.of("BELAY_BACKUPS_KEEP", "MAX_BACKUPS"),
          "--keep",
          Kind.COUNT,
          "7",
          "How many of the newest backups are kept.");
  public static final Setting<NameTemplate> BACKUPS_NAME =
      new Setting<>(
          "backups.name",
          Place.ANYWHERE,
          List.of("BELAY_BACKUPS_NAME"),
          "",
          Kind.NAME_TEMPLATE,
          "db_backup_{timestamp}_{label}",
          "How backups are named: {timestamp}, {label}, {target}, {environment}.");
  public static final Setting<BackupFormat> BACKUPS_FORMAT =
      new Setting<>(
          "backups.format",
          Place.ANYWHERE,
          List.of("BELAY_BACKUPS_FORMAT"),
          "--format",
          Kind.BACKUP_FORMAT,
          "archive",
          "What belay backup makes: archive is Belay's own, the others are for other tools"
              + " (PostgreSQL only).");
  public static final Setting<Severity> CHECK_FAIL_ON =
      new Setting<>(
          "check.fail-on",
          Place.ANYWHERE,
          List.of("BELAY_CHECK_FAIL_ON"),
          "--fail-on",
          Kind.FAIL_ON,
          "error",
          "The least serious finding that makes the answer no.");
  public static final Setting<Allow> CHECK_ALLOW =
      new Setting<>(
          "check.allow",
          Place.ANYWHERE,
          List.of("BELAY_CHECK_ALLOW"),
          "--allow",
          Kind.ALLOWANCES,
          "",
          "Findings that are allowed, one file at a time. A list; all sources add up; a variable"
              + " separates with semicolons.");
  public static final Setting<String> CHECK_RULES =
      new Setting<>(
          "check.rules",
          Place.ANYWHERE,
          List.of("BELAY_CHECK_RULES"),
          "--rules",
          Kind.RULES,
          "",
          "Rules that are off unless they are asked for. A list; all sources add up; a variable"
              + " separates with semicolons.");
  public static final Setting<Ground> MIGRATE_REHEARSE =
      new Setting<>(
          "migrate.rehearse",
          Place.ANYWHERE,
          List.of("BELAY_MIGRATE_REHEARSE"),
          "--rehearse",
          Kind.GROUND,
          "backup",
          "On what a migration is run first: a copy out of the backup; one that the server makes;"
              + " the first rows of each table; the schema alone; or off. --no-rehearsal is off.");
  public static final Setting<String> MIGRATE_REHEARSE_ON =
      new Setting<>(
          "migrate.rehearse-on",
          Place.ANYWHERE,
          List.of("BELAY_MIGRATE_REHEARSE_ON"),
          "--rehearse-on",
          Kind.TEXT,
          "",
          "The server to rehearse on, without burdening the target's: a target, a URL, or local for"
              + " one that is made on this machine and deleted. PostgreSQL only.");
  public static final Setting<Duration> MIGRATE_LOCK_WAIT =
      new Setting<>(
          "migrate.lock-wait",
          Place.ANYWHERE,
          List.of("BELAY_MIGRATE_LOCK_WAIT"),
          "--lock-wait",
          Kind.DURATION,
          "5s",
          "How long to wait for another run or another writer.");
  public static final Setting<String> MIGRATE_ROLE =
      new Setting<>(
          "migrate.role",
          Place.ANYWHERE,
          List.of("BELAY_MIGRATE_ROLE"),
          "--role",
          Kind.TEXT,
          "",
          "The PostgreSQL role that migrations run as, so that what they create belongs to it;"
              + " without one, whoever logs in.");
  public static final Setting<TwinWhen> MIGRATE_TWIN =
      new Setting<>(
          "migrate.twin",
          Place.ANYWHERE,
          List.of("BELAY_MIGRATE_TWIN"),
          "--twin",
          Kind.TWIN,
          "off",
          "When the server copies the database just before a change, so that going back takes no"
              + " time: idle if nobody else is connected, window in any case, ending the sessions"
              + " of others. PostgreSQL only.");
  public static final Setting<String> MIGRATE_COMMAND =
      new Setting<>(
          "migrate.command",
          Place.ANYWHERE,
          List.of("BELAY_MIGRATE_COMMAND"),
          "",
          Kind.TEXT,
          "",
          "The command that applies the migrations of another tool's folder. It runs on a copy"
              + " first, in the folder of belay.yaml.");
  public static final Setting<String> MIGRATE_COMMAND_VARIABLE =
      new Setting<>(
          "migrate.command-variable",
          Place.ANYWHERE,
          List.of("BELAY_MIGRATE_COMMAND_VARIABLE"),
          "",
          Kind.TEXT,
          "DATABASE_URL",
          "The variable in which that command reads the URL of the database.");
  public static final Setting<Duration> MIGRATE_COMMAND_LIMIT =
      new Setting<>(
          "migrate.command-limit",
          Place.ANYWHERE,
          List.of("BELAY_MIGRATE_COMMAND_LIMIT"),
          "",
          Kind.DURATION,
          "1h",
          "How long that command may take before it is ended.");
  public static final Setting<PolicyRule> POLICY =
      new Setting<>(
          "policy",
          Place.ANYWHERE,
          List.of(),
          "",
          Kind.POLICY,
          "",
          "What an operation takes on the databases of an environment: free, name, person, permit"
              + " or never. Names under names; here alone, for no variable and no option sets it.");
  public static final Setting<Boolean> MIGRATE_SKIP =
      new Setting<>(
          "",
          Place.NOWHERE,
          List.of("BELAY_SKIP_MIGRATIONS", "SKIP_MIGRATIONS"),
          "",
          Kind.FLAG,
          "false",
          "While true no migration is applied.");

  public static final List<Setting<?>> ALL =
      List.of(
          CONFIG,
          TARGET,
          URL,
          ENVIRONMENT,
          MIGRATIONS,
          MIGRATIONS_TOOL,
          BACKUPS_FOLDER,
          BACKUPS_KEEP,
          BACKUPS_NAME,
          BACKUPS_FORMAT,
          CHECK_FAIL_ON,
          CHECK_ALLOW,
          CHECK_RULES,
          MIGRATE_REHEARSE,
          MIGRATE_REHEARSE_ON,
          MIGRATE_LOCK_WAIT,
          MIGRATE_ROLE,
          MIGRATE_TWIN,
          MIGRATE_SKIP,
          MIGRATE_COMMAND,
          MIGRATE_COMMAND_VARIABLE,
          MIGRATE_COMMAND_LIMIT,
          POLICY);

  private Settings() {}
}
