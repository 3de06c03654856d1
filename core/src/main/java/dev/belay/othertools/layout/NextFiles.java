package dev.belay.othertools.layout;

import dev.belay.migration.ParsedMigration;
import dev.belay.migration.SqlFiles;
import dev.belay.migration.Tool;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What files that come right behind another one are called and begin with, so that whoever the
 * folder belongs to reads them next.
 */
public final class NextFiles {
  /** Those with versions like {@code 2.1}. */
  private static final Set<Tool> DOTTED = EnumSet.of(Tool.PLAIN, Tool.FLYWAY);

  /** Those that take a file for a migration by its name alone, or by that of its folder. */
  private static final Set<Tool> BY_NAME =
      EnumSet.of(
          Tool.PLAIN,
          Tool.FLYWAY,
          Tool.DBMATE,
          Tool.GOLANG_MIGRATE,
          Tool.GOOSE,
          Tool.PRISMA,
          Tool.SQLX);

  private static final Pattern LETTERED =
      Pattern.compile("(V)(\\d+(?:[._]\\d+)*)(__.+?)((?:\\.up)?\\.sql)");

  private static final Pattern NUMBERED =
      Pattern.compile("()(\\d+(?:\\.\\d+)*)([_-].+?)((?:\\.up)?\\.sql)");

  /** The whole of a file's place: Prisma has a folder for each. */
  private static final Pattern FOLDER = Pattern.compile("()(\\d+)(_.+)(/migration\\.sql)");

  private static final Pattern DBMATE_UP =
      Pattern.compile("(?m)^(--\\s*migrate:up)(?!.*transaction:false)");

  private final Set<Tool> tools;
  private final Set<String> taken;

  private NextFiles(Set<Tool> tools, Set<String> taken) {
    this.tools = EnumSet.copyOf(tools);
    this.taken = new HashSet<>(taken);
  }

  /**
   * Those of a folder.
   *
   * @param tool whose it is, where that is known; otherwise it may be that of several
   */
  public static NextFiles in(Path folder, Optional<Tool> tool) {
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> taken = files.map(SqlFiles::name).collect(Collectors.toSet());
      return of(tool.map(Set::of).orElseGet(() -> owners(folder)), taken);
    } catch (IOException e) {
      throw Problem.ofDisk("could not look into " + folder, e).toException(e);
    }
  }

  /**
   * The same where the names of all files are known.
   *
   * @param tools those whose folder it may be
   */
  public static NextFiles of(Set<Tool> tools, Set<String> taken) {
    return new NextFiles(tools, taken);
  }

  private static Set<Tool> owners(Path folder) {
    FolderSign sign = FolderSigns.look(folder);
    Set<Tool> tools = EnumSet.noneOf(Tool.class);
    tools.addAll(sign.tools());
    if (!sign.certain()) {
      tools.add(Tool.PLAIN);
    }
    return tools;
  }

  /** Whether a file can be changed and the folder still be read. */
  public boolean mayChange() {
    return BY_NAME.containsAll(tools);
  }

  /**
   * The names of files behind that one; empty if there is no room for so many before the next one,
   * or nobody can tell.
   *
   * @param file as seen from the folder
   */
  public Optional<List<String>> behind(String file, int count) {
    Matcher name = name(file);
    if (!mayChange() || !name.matches()) {
      return Optional.empty();
    }
    boolean dotted = DOTTED.containsAll(tools);
    if (!dotted && !room(name.group(2), count)) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    for (int part = 1; names.size() < count; part++) {
      String version = dotted ? name.group(2) + "." + part : counted(name.group(2), part);
      String next = name.group(1) + version + name.group(3) + "_part_" + (part + 1) + name.group(4);
      if (taken.add(ofFolders() ? Path.of(next).getName(0).toString() : next)) {
        names.add(ofFolders() ? next : file.substring(0, file.lastIndexOf('/') + 1) + next);
      }
    }
    return Optional.of(names);
  }

  /** Prefix, version, words and ending. */
  private Matcher name(String file) {
    if (ofFolders()) {
      return FOLDER.matcher(file);
    }
    String name = file.substring(file.lastIndexOf('/') + 1);
    return (name.startsWith("V") ? LETTERED : NUMBERED).matcher(name);
  }

  private boolean ofFolders() {
    return tools.contains(Tool.PRISMA);
  }

  /** Whether so many numbers are free. */
  private boolean room(String version, int count) {
    if (!version.chars().allMatch(Character::isDigit)) {
      return false;
    }
    var number = new BigInteger(version);
    BigInteger last = number.add(BigInteger.valueOf(count));
    return taken.stream()
        .map(Names::number)
        .filter(digits -> !digits.isEmpty())
        .map(BigInteger::new)
        .noneMatch(other -> other.compareTo(number) > 0 && other.compareTo(last) <= 0);
  }

  private static String counted(String version, int part) {
    String next = new BigInteger(version).add(BigInteger.valueOf(part)).toString();
    return "0".repeat(Math.max(0, version.length() - next.length())) + next;
  }

  /**
   * A new file with one statement.
   *
   * @param shares whether the statement could be in a transaction with others
   */
  public String text(String sql, boolean shares) {
    String body = sql + ";\n";
    if (tools.contains(Tool.GOOSE)) {
      body = "-- +goose Up\n" + body;
    }
    if (tools.contains(Tool.DBMATE)) {
      body = "-- migrate:up\n" + body + "\n-- migrate:down\n";
    }
    return alone(body, shares);
  }

  /** A file whose only statement is one that must not wait for what others do. */
  public String alone(String text, boolean shares) {
    if (shares) {
      return tools.contains(Tool.PLAIN) ? headed(ParsedMigration.NO_TRANSACTION, text) : text;
    }
    String alone = tools.contains(Tool.SQLX) ? headed(PairedLayout.ALONE, text) : text;
    if (tools.contains(Tool.GOOSE)) {
      return headed("-- +goose NO TRANSACTION", alone);
    }
    return tools.contains(Tool.DBMATE)
        ? DBMATE_UP.matcher(alone).replaceFirst("$1 transaction:false")
        : alone;
  }

  private static String headed(String line, String text) {
    return text.startsWith(line) ? text : line + "\n" + text;
  }

  /** Why there may be no names behind that one, for people. */
  public String obstacle(String file) {
    if (!mayChange()) {
      String labels = tools.stream().map(Tool::label).collect(Collectors.joining(" or "));
      return labels + " keeps more about a migration than its file";
    }
    return name(file).matches()
        ? "there is no version between it and the next file"
        : "its name says no version";
  }
}
