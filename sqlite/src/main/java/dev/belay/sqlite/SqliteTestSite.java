package dev.belay.sqlite;

import dev.belay.database.DatabaseUrl;
import dev.belay.engine.Database;
import dev.belay.engine.Engine;
import dev.belay.engine.SideCopy;
import dev.belay.engine.TestSite;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The databases for tests beside a file, in its folder. They have its ending. */
final class SqliteTestSite implements TestSite {
  private static final String MARK = "_belay_";
  private static final int DIGITS = 8;

  private final Engine engine;
  private final Path path;
  private final Clock clock;
  private final Duration patience;

  SqliteTestSite(Engine engine, Path path, Clock clock, Duration patience) {
    this.engine = engine;
    this.path = path.toAbsolutePath();
    this.clock = clock;
    this.patience = patience;
  }

  private String file() {
    return String.valueOf(path.getFileName());
  }

  private String ending() {
    int dot = file().lastIndexOf('.');
    return dot > 0 ? file().substring(dot) : "";
  }

  @Override
  public String name() {
    return read(file());
  }

  @Override
  public String read(String written) {
    String ending = ending();
    return !ending.isEmpty() && written.endsWith(ending)
        ? written.substring(0, written.length() - ending.length())
        : written;
  }

  private Path place(String name) {
    return path.resolveSibling(name + ending());
  }

  @Override
  public Database at(String name) {
    Path place = place(name);
    var url = new DatabaseUrl(DatabaseUrl.SQLITE, place.toString());
    return new SqliteDatabase(engine, url, place, clock, patience);
  }

  @Override
  public SideCopy make() throws IOException {
    SqliteTestFile made = newFile();
    try {
      Files.createFile(made.path());
      return made;
    } catch (IOException e) {
      made.close();
      throw e;
    }
  }

  @Override
  public Optional<SideCopy> copyOf(String name) throws IOException {
    SqliteTestFile made = newFile();
    try {
      Files.copy(place(name), made.path());
      return Optional.of(made);
    } catch (NoSuchFileException e) {
      made.close();
      return Optional.empty();
    } catch (IOException e) {
      made.close();
      throw e;
    }
  }

  private SqliteTestFile newFile() throws IOException {
    Files.createDirectories(path.resolveSibling("."));
    dropAbandoned();
    String digits = UUID.randomUUID().toString().substring(0, DIGITS);
    String name = name() + MARK + digits + ENDING;
    return SqliteTestFile.take(place(name), at(name), clock);
  }

  private void dropAbandoned() throws IOException {
    Pattern made =
        Pattern.compile(Pattern.quote(name() + MARK) + ".{" + DIGITS + "}" + Pattern.quote(ENDING));
    for (String name : all()) {
      if (made.matcher(name).matches()) {
        SqliteTestFile.dropAbandoned(place(name), at(name), clock);
      }
    }
  }

  /** The names of all files of this ending. */
  private List<String> all() throws IOException {
    List<String> names = new ArrayList<>();
    try (var files = Files.newDirectoryStream(path.resolveSibling("."))) {
      for (Path each : files) {
        String file = String.valueOf(each.getFileName());
        if (file.endsWith(ending()) && Files.isRegularFile(each)) {
          names.add(read(file));
        }
      }
      return names;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /**
   * What has its place is overwritten by the same step. Its journals go before that: one that was
   * found beside the new file would be played into it (https://www.sqlite.org/howtocorrupt.html,
   * section 1.4).
   */
  @Override
  public void keep(SideCopy made, String name) throws IOException {
    if (!(made instanceof SqliteTestFile side)) {
      throw new IllegalArgumentException("not a file of SQLite: " + made);
    }
    Path place = place(name);
    refuseLink(place);
    for (Path companion : SqliteFile.own(place).companions()) {
      Files.deleteIfExists(companion);
    }
    Files.move(
        side.path(), place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void drop(String name) {
    Path place = place(name);
    refuseLink(place);
    SqliteTestFile.delete(place);
  }

  /** Where a link leads to, other names may lead, too. */
  private static void refuseLink(Path place) {
    if (Files.isSymbolicLink(place)) {
      throw Problem.of(Code.TESTDB_REFUSED, place + " is a link")
          .why("what it leads to may be used under another name as well")
          .remedy("look where it leads, and delete the link yourself: ls -l " + place)
          .toException();
    }
  }

  @Override
  public List<String> named(String begin, String end) {
    try {
      List<Aged> found = new ArrayList<>();
      for (String name : all()) {
        if (name.startsWith(begin) && name.endsWith(end)) {
          found.add(new Aged(name, Files.getLastModifiedTime(place(name))));
        }
      }
      found.sort(Comparator.comparing(Aged::time).reversed().thenComparing(Aged::name));
      return found.stream().map(Aged::name).toList();
    } catch (IOException e) {
      throw Problem.ofDisk("could not look through the folder of " + path, e).toException(e);
    }
  }

  private record Aged(String name, FileTime time) {}

  /** Nobody has to wait: a file comes to its name, and goes, in one step. */
  @Override
  public <T> T alone(String name, Work<T> work) throws IOException {
    return work.run();
  }
}
