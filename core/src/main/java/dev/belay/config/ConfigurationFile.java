package dev.belay.config;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that settings are read from.
 *
 * @param shown how people know it: relative to the working folder where it is inside
 */
record ConfigurationFile(Path path, String shown) {
  static final String NAME = "belay.yaml";

  static ConfigurationFile of(Path path, Path workingFolder) {
    Path whole = path.toAbsolutePath().normalize();
    boolean inside = whole.startsWith(workingFolder);
    return new ConfigurationFile(
        whole, (inside ? workingFolder.relativize(whole) : whole).toString());
  }

  /** The belay.yaml in that folder, or in the nearest one above. */
  static Optional<ConfigurationFile> nearest(Path workingFolder) {
    for (Path folder = workingFolder; folder != null; folder = folder.getParent()) {
      Path file = folder.resolve(NAME);
      if (Files.isRegularFile(file)) {
        return Optional.of(of(file, workingFolder));
      }
    }
    return Optional.empty();
  }

  Path folder() {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  /**
   * The whole text.
   *
   * @throws BelayException {@code CONFIGURATION_INVALID} if it is missing or not UTF-8, {@code
   *     PERMISSION_DENIED} or {@code INPUT_OUTPUT} if it can't be read
   */
  String read() {
    try {
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      throw problem(Code.CONFIGURATION_INVALID, "there is no such file")
          .remedy("name another one with -c, or write one: belay init")
          .toException(e);
    } catch (MalformedInputException e) {
      throw problem(Code.CONFIGURATION_INVALID, "it is not UTF-8 text").toException(e);
    } catch (AccessDeniedException e) {
      throw problem(Code.PERMISSION_DENIED, "the permission to read it is missing")
          .remedy("give it: chmod u+r " + path)
          .toException(e);
    } catch (IOException e) {
      throw Problem.ofDisk("cannot read " + shown, e).toException(e);
    }
  }

  private Problem problem(Code code, String why) {
    return Problem.of(code, "cannot read " + shown).why(why);
  }
}
