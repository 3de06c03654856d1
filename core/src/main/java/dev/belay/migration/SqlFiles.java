package dev.belay.migration;

import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds and reads SQL files; passes over what is hidden. */
public final class SqlFiles {
  private static final String ENDING = ".sql";

  private SqlFiles() {}

  /** Those in a folder itself, in order of their names. */
  public static List<Path> in(Path folder) throws IOException {
    return entries(folder).stream().filter(SqlFiles::isOne).toList();
  }

  /** Those in a folder and all below it, in order of their paths. */
  public static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(SqlFiles::isOne).sorted().toList();
    } catch (UncheckedIOException e) {
      throw new IOException("could not look into " + folder, e);
    }
  }

  /** The folders in a folder, in order of their names. */
  public static List<Path> folders(Path folder) throws IOException {
    return entries(folder).stream()
        .filter(Files::isDirectory)
        .filter(entry -> !name(entry).startsWith("."))
        .toList();
  }

  /** The last part of a path. */
  public static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  /**
   * What a file holds, a byte order mark included.
   *
   * @throws dev.belay.problem.BelayException {@code INPUT_OUTPUT} if it is not UTF-8
   */
  public static String text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Problem.of(Code.INPUT_OUTPUT, file + " is not UTF-8")
          .remedy("save it as UTF-8")
          .toException(e);
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(found::add);
    }
    found.sort(null);
    return found;
  }

  private static boolean isOne(Path entry) {
    String name = name(entry);
    return name.endsWith(ENDING) && !name.startsWith(".") && Files.isRegularFile(entry);
  }
}
