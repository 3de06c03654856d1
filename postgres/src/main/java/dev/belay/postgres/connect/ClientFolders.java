package dev.belay.postgres.connect;

import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where PostgreSQL's client programs are looked for. */
public final class ClientFolders {
  /** Debian, Red Hat, Homebrew on both kinds of Mac, Postgres.app, and a build from source. */
  private static final List<Place> PACKAGES =
      List.of(
          new Place("usr/lib/postgresql", "[0-9]*"),
          new Place("usr", "pgsql-[0-9]*"),
          new Place("opt/homebrew/opt", "{libpq,postgresql@[0-9]*}"),
          new Place("usr/local/opt", "{libpq,postgresql@[0-9]*}"),
          new Place("Applications/Postgres.app/Contents/Versions", "[0-9]*"),
          new Place("usr/local", "pgsql"));

  private record Place(String parent, String versions) {}

  private ClientFolders() {}

  /**
   * All folders, strongest first: configured ones, the search path, what packages make.
   *
   * @param path the variable {@code PATH}
   * @param root {@code /}
   */
  public static List<Path> all(List<Path> configured, String path, Path root) {
    List<Path> folders = new ArrayList<>(configured);
    for (String folder : path.split(":", -1)) {
      if (!folder.isEmpty()) {
        folders.add(Path.of(folder));
      }
    }
    for (Place place : PACKAGES) {
      addAll(root, place, folders);
    }
    return folders;
  }

  private static void addAll(Path root, Place place, List<Path> folders) {
    Path parent = root.resolve(place.parent());
    if (!Files.isDirectory(parent)) {
      return;
    }
    List<Path> found = new ArrayList<>();
    try (var versions = Files.newDirectoryStream(parent, place.versions())) {
      versions.forEach(version -> found.add(version.resolve("bin")));
    } catch (IOException e) {
      throw Problem.ofDisk("can't look for PostgreSQL's programs in " + parent, e).toException(e);
    }
    found.sort(Comparator.naturalOrder());
    folders.addAll(found);
  }
}
