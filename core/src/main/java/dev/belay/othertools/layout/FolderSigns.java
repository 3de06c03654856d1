package dev.belay.othertools.layout;

import dev.belay.migration.SqlFiles;
import dev.belay.migration.Tool;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells from a folder whose it is. Files that only one tool has are looked for first, then folders,
 * then what stands in the first and the last file, then names that several tools share.
 */
public final class FolderSigns {
  private static final Pattern REPEATABLE = Pattern.compile("R__.+\\.sql");
  private static final Pattern FLYWAY = Pattern.compile("[VUB]\\d+([._]\\d+)*__.+\\.sql");
  private static final Pattern PAIRED = Pattern.compile("\\d+_.*\\.(up|down)\\.sql");
  private static final Pattern NUMBERED = Pattern.compile("\\d+_.*\\.sql");

  private final Path folder;
  private final List<String> files;

  private FolderSigns(Path folder, List<String> files) {
    this.folder = folder;
    this.files = files;
  }

  /**
   * Looks.
   *
   * @throws dev.belay.problem.BelayException {@code NOT_SUPPORTED} if it is Prisma 8's
   */
  public static FolderSign look(Path folder) {
    if (!Files.isDirectory(folder)) {
      return FolderSign.NONE;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<String> names = entries.map(SqlFiles::name).sorted().toList();
      return new FolderSigns(folder, names).look();
    } catch (IOException e) {
      throw Problem.ofDisk("could not look into " + folder, e).toException(e);
    }
  }

  private FolderSign look() throws IOException {
    if (has(AtlasLayout.SUM)) {
      return FolderSign.certain(Tool.ATLAS, AtlasLayout.SUM);
    }
    if (has("migration_lock.toml")) {
      return FolderSign.certain(Tool.PRISMA, "migration_lock.toml");
    }
    refusePrismaNext();
    if (Files.isRegularFile(folder.resolve(DrizzleLayout.JOURNAL))) {
      return FolderSign.certain(Tool.DRIZZLE, DrizzleLayout.JOURNAL);
    }
    if (has(SqitchLayout.PLAN)) {
      return FolderSign.certain(Tool.SQITCH, SqitchLayout.PLAN);
    }
    List<FolderSign> inside = new ArrayList<>(byFolders());
    inside.addAll(byText());
    inside.addAll(byNames());
    return inside.isEmpty() ? shared() : inside.getFirst();
  }

  private boolean has(String file) {
    return files.contains(file);
  }

  private List<String> scripts() {
    return files.stream().filter(name -> name.endsWith(".sql")).toList();
  }

  /** Its folders are of another form, and its history keeps no migrations. */
  private void refusePrismaNext() throws IOException {
    Path application = folder.resolve("app");
    if (!Files.isDirectory(application)) {
      return;
    }
    for (Path each : SqlFiles.folders(application)) {
      if (Files.isRegularFile(each.resolve("ops.json"))) {
        throw Problem.of(Code.NOT_SUPPORTED, folder + " is Prisma 8's")
            .why(each.resolve("ops.json") + " is there; Prisma is read up to 7")
            .remedy("check what it does by a backup before and belay compare after it")
            .toException();
      }
    }
  }

  private List<FolderSign> byFolders() throws IOException {
    for (Path each : SqlFiles.folders(folder)) {
      String name = SqlFiles.name(each);
      boolean script = Files.isRegularFile(each.resolve(PrismaLayout.SCRIPT));
      if (script && Files.isRegularFile(each.resolve("snapshot.json"))) {
        return List.of(FolderSign.certain(Tool.DRIZZLE, name + "/snapshot.json"));
      }
      if (script) {
        return List.of(FolderSign.certain(Tool.PRISMA, name + "/" + PrismaLayout.SCRIPT));
      }
      if (Files.isRegularFile(each.resolve(DieselLayout.UP))) {
        return List.of(FolderSign.certain(Tool.DIESEL, name + "/" + DieselLayout.UP));
      }
    }
    return List.of();
  }

  private List<FolderSign> byText() throws IOException {
    List<String> scripts = scripts();
    Set<Tool> tools = EnumSet.noneOf(Tool.class);
    List<String> seen = new ArrayList<>();
    for (String name :
        scripts.isEmpty() ? scripts : List.of(scripts.getFirst(), scripts.getLast())) {
      String text = SqlFiles.text(folder.resolve(name));
      if (LiquibaseLayout.isFormatted(text)) {
        tools.add(Tool.LIQUIBASE);
        seen.add(name + " begins as Liquibase's formatted SQL");
      }
      if (text.lines().anyMatch(line -> DbmateLayout.UP.matcher(line.strip()).matches())) {
        tools.add(Tool.DBMATE);
        seen.add(name + " has \"-- migrate:up\"");
      }
      if (text.lines().anyMatch(line -> GooseLayout.UP.matcher(line.strip()).matches())) {
        tools.add(Tool.GOOSE);
        seen.add(name + " has \"-- +goose Up\"");
      }
    }
    String because = String.join(", ", seen.stream().distinct().toList());
    return tools.isEmpty() ? List.of() : List.of(new FolderSign(tools, true, because));
  }

  private List<FolderSign> byNames() {
    List<FolderSign> signs = new ArrayList<>();
    for (String name : files) {
      if (REPEATABLE.matcher(name).matches()) {
        signs.add(FolderSign.certain(Tool.FLYWAY, name));
      }
      if (scripts().isEmpty() && LiquibaseLayout.CHANGELOG.matcher(name).matches()) {
        signs.add(FolderSign.certain(Tool.LIQUIBASE, name));
      }
    }
    return signs;
  }

  /** Names that Belay can read itself; only the database tells whether it is another tool's. */
  private FolderSign shared() {
    Set<Tool> tools = EnumSet.noneOf(Tool.class);
    for (String name : files) {
      if (FLYWAY.matcher(name).matches()) {
        tools.add(Tool.FLYWAY);
      } else if (PAIRED.matcher(name).matches()) {
        tools.addAll(Set.of(Tool.GOLANG_MIGRATE, Tool.SQLX));
      } else if (NUMBERED.matcher(name).matches()) {
        tools.add(Tool.SQLX);
      }
    }
    return new FolderSign(tools, false, "the names of the files");
  }
}
