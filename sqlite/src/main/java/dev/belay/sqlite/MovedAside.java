package dev.belay.sqlite;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files of a database that can't be read, in a folder of their own, under names by which SQLite
 * still takes them for one database.
 */
final class MovedAside {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

  private final SqliteFile live;
  private final Clock clock;
  private final Consumer<String> told;

  /**
   * Prepares.
   *
   * @param told hears where to, before anything is moved
   */
  MovedAside(SqliteFile live, Clock clock, Consumer<String> told) {
    this.live = live;
    this.clock = clock;
    this.told = told;
  }

  /** The database goes first, so that nobody opens it without its companions. */
  Optional<Path> move() throws IOException {
    List<Path> there = new ArrayList<>();
    there.add(live.path());
    there.addAll(live.companions());
    there.removeIf(each -> !Files.exists(each));
    if (there.isEmpty()) {
      return Optional.empty();
    }
    Path folder = newFolder();
    Path aside = folder.resolve(there.get(0).getFileName());
    told.accept(aside.toString());
    for (Path each : there) {
      Files.move(each, folder.resolve(each.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
    force(folder);
    force(parent());
    return Optional.of(aside);
  }

  /** The database comes last, for the same reason. */
  void bringBack(Path aside) throws IOException {
    Path folder = aside.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    List<Path> wanted = new ArrayList<>(live.companions());
    wanted.add(live.path());
    wanted.removeIf(each -> !Files.exists(folder.resolve(each.getFileName())));
    for (Path each : wanted) {
      if (Files.exists(each)) {
        throw occupied(each, folder);
      }
    }
    for (Path each : wanted) {
      Files.move(folder.resolve(each.getFileName()), each, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.delete(folder);
    force(parent());
  }

  private static RuntimeException occupied(Path place, Path folder) {
    return Problem.of(Code.UNDO_FAILED, "there is a " + place + " again")
        .why("somebody made it after the run was killed; what was there before is in " + folder)
        .state("both are as they were found")
        .remedy("move away the one that you don't need, then: belay recover")
        .toException();
  }

  private Path newFolder() throws IOException {
    String suffix = ".unreadable_" + MOMENT.format(clock.instant().atZone(clock.getZone()));
    Path folder = live.beside(suffix);
    for (int number = 2; Files.exists(folder); number++) {
      folder = live.beside(suffix + "_" + number);
    }
    return Files.createDirectory(folder);
  }

  private Path parent() {
    Path parent = live.path().toAbsolutePath().getParent();
    return parent == null ? live.path() : parent;
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
