package dev.belay.postgres.connect;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses that stand under a name in a file: the user's own, then the machine's. Manual, "The
 * Connection Service File" (libpq, 18).
 *
 * @param chosen the file that is named instead of the user's own; empty if none is
 * @param home the user's home folder
 * @param systemFolder where the variable {@code PGSYSCONFDIR} says the machine's file is; or empty
 * @param root {@code /}
 */
record Services(String chosen, Path home, String systemFolder, Path root) {
  private static final String FILE = "pg_service.conf";

  /** What packages were built with, Debian's and Red Hat's: {@code pg_config --sysconfdir}. */
  private static final List<String> PACKAGES =
      List.of("etc/postgresql-common", "etc/sysconfig/pgsql");

  /**
   * What is said under a name, in the first file that has it.
   *
   * @throws dev.belay.problem.BelayException {@code CONFIGURATION_INVALID} if none has it or if a
   *     file can't be understood
   */
  Map<Keyword, String> get(String service) {
    for (Path file : files()) {
      boolean named = !chosen.isEmpty() && file.equals(own());
      if (named || Files.exists(file)) {
        Optional<Map<Keyword, String>> found = new ServiceFile(file).find(service);
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    throw Problem.of(Code.CONFIGURATION_INVALID, "there is no service " + service)
        .why("no [" + service + "] stands in " + tried())
        .remedy("write it there, as: [" + service + "], then host=db1 and dbname=shop below it")
        .toException();
  }

  private Path own() {
    return home.resolve(chosen.isEmpty() ? ".pg_service.conf" : chosen);
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    files.add(own());
    List<String> folders = systemFolder.isEmpty() ? PACKAGES : List.of(systemFolder);
    for (String folder : folders) {
      files.add(root.resolve(folder).resolve(FILE));
    }
    return files;
  }

  private String tried() {
    List<String> names = new ArrayList<>();
    for (Path file : files()) {
      names.add(file + (Files.exists(file) ? "" : " (not there)"));
    }
    return String.join(", ", names);
  }
}
