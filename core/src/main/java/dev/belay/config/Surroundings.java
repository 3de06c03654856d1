package dev.belay.config;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a project's folder holds that Belay should know of. Looks four folders deep; passes over
 * hidden folders, dependencies, build results and backups.
 *
 * @param databases SQLite files, told by their header, the nearest first
 * @param migrations folders with SQL files in the usual places, the most usual first
 * @param unreadable what could not be looked into, sorted
 */
public record Surroundings(List<Path> databases, List<Path> migrations, List<Path> unreadable) {
  private static final int DEPTH = 5;
  private static final byte[] HEADER = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final Comparator<Path> NEAREST =
      Comparator.<Path>comparingInt(Path::getNameCount).thenComparing(Comparator.naturalOrder());
  private static final List<String> ENDINGS = List.of(".db", ".sqlite", ".sqlite3");
  private static final Set<String> PASSED_OVER =
      Set.of("node_modules", "target", "build", "dist", "vendor", "venv", "backups", "backup");
  private static final List<String> MIGRATION_FOLDERS =
      List.of(
          "migrations",
          "db/migrations",
          "db/migrate",
          "database/migrations",
          "prisma/migrations",
          "drizzle",
          "drizzle/migrations",
          "src/main/resources/db/migration",
          "supabase/migrations",
          "sql/migrations");

  public Surroundings {
    databases = List.copyOf(databases);
    migrations = List.copyOf(migrations);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Looks around in a folder.
   *
   * @throws dev.belay.problem.BelayException {@code INPUT_OUTPUT} if the folder can't be read
   */
  public static Surroundings of(Path folder) {
    try {
      var search = new Search(folder);
      Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEPTH, search);
      List<Path> migrations = new ArrayList<>();
      for (String name : MIGRATION_FOLDERS) {
        if (hasSql(folder.resolve(name))) {
          migrations.add(folder.resolve(name));
        }
      }
      search.databases.sort(NEAREST);
      search.unreadable.sort(null);
      return new Surroundings(search.databases, migrations, search.unreadable);
    } catch (IOException e) {
      throw Problem.of(Code.INPUT_OUTPUT, "cannot look into " + folder)
          .why(String.valueOf(e.getMessage()))
          .toException(e);
    }
  }

  /** Whether SQL files lie in it, or one folder deeper as Prisma's do. */
  private static boolean hasSql(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files.anyMatch(file -> file.toString().endsWith(".sql"));
    } catch (UncheckedIOException e) {
      throw new IOException("cannot look into " + folder, e);
    }
  }

  private static final class Search implements FileVisitor<Path> {
    private final Path root;
    private final List<Path> databases = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();

    Search(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = String.valueOf(folder.getFileName());
      boolean skipped = name.startsWith(".") || PASSED_OVER.contains(name);
      return skipped && !folder.equals(root)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isDirectory()) {
        return FileVisitResult.CONTINUE;
      }
      String name = String.valueOf(file.getFileName());
      if (ENDINGS.stream().anyMatch(name::endsWith)) {
        rememberDatabase(file);
      }
      return FileVisitResult.CONTINUE;
    }

    private void rememberDatabase(Path file) {
      if (!Files.isReadable(file)) {
        unreadable.add(file);
        return;
      }
      try (InputStream in = Files.newInputStream(file)) {
        if (Arrays.equals(in.readNBytes(HEADER.length), HEADER)) {
          databases.add(file);
        }
      } catch (IOException e) {
        unreadable.add(file);
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
      if (file.equals(root)) {
        throw cause;
      }
      unreadable.add(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException cause) {
      if (cause != null) {
        unreadable.add(folder);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
