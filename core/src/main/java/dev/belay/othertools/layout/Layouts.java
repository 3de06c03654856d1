package dev.belay.othertools.layout;

import dev.belay.migration.MigrationFolder;
import dev.belay.migration.Tool;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;

/** Every layout that can be read. */
public final class Layouts {
  private Layouts() {}

  /**
   * Reads a folder as a tool does.
   *
   * @param engine the name of the kind of database that it is for
   * @throws dev.belay.problem.BelayException {@code MIGRATIONS_MISSING} if there is no such folder,
   *     or not what makes it that tool's; {@code MIGRATION_NAME_INVALID} or {@code
   *     MIGRATION_DUPLICATE} with every offending file
   */
  public static MigrationFolder read(Path folder, Tool tool, String engine) {
    MigrationFolder.requireThere(folder);
    try {
      return of(tool, engine).read(folder);
    } catch (IOException e) {
      throw Problem.ofDisk("could not read " + folder, e).toException(e);
    }
  }

  private static Layout of(Tool tool, String engine) {
    return switch (tool) {
      case PLAIN -> MigrationFolder::read;
      case ATLAS -> new AtlasLayout();
      case DBMATE -> new DbmateLayout();
      case DIESEL -> new DieselLayout();
      case DRIZZLE -> new DrizzleLayout();
      case FLYWAY -> new FlywayLayout();
      case GOLANG_MIGRATE -> new PairedLayout(tool);
      case GOOSE -> new GooseLayout();
      case LIQUIBASE -> new LiquibaseLayout(engine);
      case PRISMA -> new PrismaLayout();
      case SQITCH -> new SqitchLayout();
      case SQLX -> new PairedLayout(tool);
    };
  }
}
