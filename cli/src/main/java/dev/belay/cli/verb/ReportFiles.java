package dev.belay.cli.verb;

import dev.belay.check.report.ReportFormat;
import dev.belay.cli.Shell;
import dev.belay.cli.git.ChangedFiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Which files a report tells of, and how it calls them. */
final class ReportFiles {
  private final Function<String, Path> places;
  private final Path root;
  private final Optional<ChangedFiles> changed;

  private ReportFiles(Function<String, Path> places, Path root, Optional<ChangedFiles> changed) {
    this.places = places;
    this.root = root;
    this.changed = changed;
  }

  /**
   * Prepares.
   *
   * @param places from a file's name to where it is
   */
  static ReportFiles of(CheckRequest request, Shell shell, Function<String, Path> places) {
    boolean hosted = request.format().filter(ReportFiles::isForHosts).isPresent();
    return new ReportFiles(
        places,
        hosted ? ChangedFiles.root(shell.folder()) : shell.folder(),
        request.since().map(ref -> ChangedFiles.since(ref, shell.folder(), shell.environment())));
  }

  /** What shows findings beside the files of a repository takes paths from its root. */
  private static boolean isForHosts(ReportFormat format) {
    return switch (format) {
      case SARIF, GITHUB, GITLAB -> true;
      case JSON, JUNIT, MARKDOWN, HTML -> false;
    };
  }

  boolean isTold(String file) {
    return changed.isEmpty() || changed.get().contains(places.apply(file));
  }

  /** From the root, with slashes; whole if the file is elsewhere. */
  String path(String file) {
    Path place = places.apply(file);
    Path shown = place.startsWith(root) ? root.relativize(place) : place;
    return shown.toString().replace('\\', '/');
  }
}
