package dev.belay.engine;

import dev.belay.database.DatabaseUrl;
import dev.belay.database.SchemaSnapshot;
import dev.belay.fingerprint.Carry;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One database at an address. Thread-safe; holds nothing open.
 *
 * <p>What can't be reached is a {@link dev.belay.problem.BelayException} with a code of exit status
 * 6: {@code DATABASE_MISSING}, {@code FOLDER_MISSING}, {@code NOT_A_DATABASE}, {@code
 * DATABASE_CORRUPT}, {@code DATABASE_BUSY}, {@code DATABASE_READ_ONLY}, {@code PERMISSION_DENIED}.
 */
public interface Database {
  Engine engine();

  DatabaseUrl url();

  /** Those of its kind. */
  default Set<Capability> capabilities() {
    return engine().capabilities();
  }

  /** Whether there is something at the address, be it a database or not. */
  boolean exists();

  /** What it says of itself. Changes nothing, and creates nothing where nothing is. */
  Description describe();

  /**
   * Takes the lock that all runs of Belay on this database respect, from whatever folder or user
   * they are started. It goes when it is closed or when the process dies.
   *
   * @throws dev.belay.problem.BelayException {@code RUN_LOCKED} at once, naming the other run
   */
  RunLock lock(RunLock.Holder holder);

  /** The run that holds the lock now, if any. */
  Optional<RunLock.Holder> lockHolder();

  /** Opens an existing database for reading and writing. */
  Session open();

  /** Opens an existing database so that writing to it is impossible. */
  Session openReadOnly();

  /**
   * Another database, as somebody calls it who speaks of this one: by its URL, or by what is enough
   * where both are of one kind. No I/O: it need not exist.
   *
   * @param folder what a relative path is taken from
   * @throws dev.belay.problem.BelayException {@code USAGE} if it is of another kind
   */
  default Database other(String place, Path folder) {
    DatabaseUrl url = DatabaseUrl.parse(place, folder);
    if (!engine().speaks(url)) {
      throw Problem.of(Code.USAGE, url + " is no database of " + engine().name())
          .why("what comes out of a database of one kind goes into one of the same kind")
          .remedy("give the URL of such a one")
          .toException();
    }
    return engine().database(url);
  }

  /** What is in it at one moment, read as fast as that can be done. */
  default Fingerprint fingerprint(Progress progress) {
    try (Session session = openReadOnly()) {
      return session.fingerprint(Carry.NOTHING, progress);
    }
  }

  /**
   * Writes one consistent copy of the whole database to {@code out} while applications go on
   * reading and writing, and says what is in it. The database is not changed.
   *
   * @param out is not closed
   * @param scratch an existing folder for temporary files, on a disk with room for the database
   */
  Contents copyTo(OutputStream out, Path scratch, Progress progress) throws IOException;

  /**
   * Writes a copy that may hold only a part; the copy's description says which, under {@link
   * Scope#PROPERTY}.
   *
   * @throws dev.belay.problem.BelayException {@code NOT_SUPPORTED} by engines whose copies are
   *     always whole
   */
  default Contents copyTo(OutputStream out, Scope scope, Path scratch, Progress progress)
      throws IOException {
    if (!scope.isWhole()) {
      throw Problem.of(Code.NOT_SUPPORTED, "a part of this database can't be backed up: " + scope)
          .why("a copy of " + engine().name() + " is always whole")
          .remedy("take all of it: belay backup")
          .toException();
    }
    return copyTo(out, scratch, progress);
  }

  /**
   * Writes a copy in a certain format; {@link #restoreAside} knows by {@link Contents#format}
   * which.
   *
   * @throws dev.belay.problem.BelayException {@code NOT_SUPPORTED} by engines that have one only
   */
  default Contents copyTo(
      OutputStream out, Scope scope, CopyFormat format, Path scratch, Progress progress)
      throws IOException {
    if (format != CopyFormat.ARCHIVE) {
      throw Problem.of(Code.NOT_SUPPORTED, engine().name() + " has one format of backups only")
          .why("it is the database's own file, which every program for it reads")
          .remedy("leave --format out")
          .toException();
    }
    return copyTo(out, scope, scratch, progress);
  }

  /**
   * Makes a database out of a copy, beside this one: nothing of this database is touched, and no
   * application knows the other's name.
   *
   * @param copy what {@link #copyTo} wrote
   * @param format what {@link Contents#format} said
   * @param scratch an existing folder, on a disk with room for the database
   */
  SideCopy restoreAside(InputStream copy, String format, Path scratch, Progress progress)
      throws IOException;

  /**
   * The same where it is known what the database that was copied has said of itself, as far as that
   * can only be given to a database when it is made.
   */
  default SideCopy restoreAside(
      InputStream copy, String format, Description origin, Path scratch, Progress progress)
      throws IOException {
    return restoreAside(copy, format, scratch, progress);
  }

  /**
   * What would keep a backup from being restored beside this database: found beforehand, all of it.
   *
   * @param needed what the database that was backed up has said of itself
   */
  default List<Obstacle> obstacles(Description needed) {
    return List.of();
  }

  /** What {@link #obstacles} could not find out, a sentence each, for people. */
  default List<String> doubts(Description needed) {
    return List.of();
  }

  /** What would keep {@link #replaceContent} from coming to an end. */
  default List<Obstacle> obstaclesToReplacing() {
    return List.of();
  }

  /**
   * Makes a database out of a dump that another tool wrote, beside this one, in one go: all of it
   * or nothing.
   *
   * @param dump a file or a folder
   * @throws dev.belay.problem.BelayException {@code RESTORE_REFUSED}, naming all that stands in the
   *     way, or {@code NOT_SUPPORTED}; nothing is left behind
   */
  default Imported importAside(Path dump, Progress progress) throws IOException {
    throw Problem.of(Code.NOT_SUPPORTED, "no dumps are restored into " + engine().name())
        .why(dump + " is no backup of Belay")
        .remedy("list the backups: belay backups")
        .toException();
  }

  /** What would keep {@link #replaceInside} from coming to an end. */
  default List<Obstacle> obstaclesInside(Description needed) {
    return List.of();
  }

  /**
   * Replaces the content by that of a copy without making another database: in one transaction,
   * which is committed only if all is as promised. Everybody else waits until then. For whoever may
   * not do what {@link #replaceContent} needs.
   */
  default void replaceInside(
      InputStream copy,
      String format,
      Fingerprint content,
      SchemaSnapshot schema,
      Path scratch,
      Progress progress)
      throws IOException {
    throw Problem.of(Code.NOT_SUPPORTED, engine().name() + " needs no restore in place")
        .why("a restore keeps the database where it is anyway")
        .remedy("leave --in-place out")
        .toException();
  }

  /** Whether there is something already where a part would be brought to. */
  default boolean holds(Part part) {
    return false;
  }

  /**
   * Brings a part of a copy into this database, in one transaction: with its indexes, constraints,
   * sequences and triggers, beside what is there, of which nothing is touched. What has come is
   * compared before the transaction is committed.
   *
   * @param copy what {@link #copyTo} wrote, {@code format} what {@link Contents#format} said
   * @param whole what the copy as a whole holds
   * @return what has come and what has not, a line each, for people
   */
  default List<String> addPart(
      InputStream copy,
      String format,
      Part part,
      Fingerprint whole,
      Path scratch,
      Progress progress)
      throws IOException {
    throw Problem.of(Code.NOT_SUPPORTED, "no part of a backup is restored into " + engine().name())
        .why("a table can't be taken out of a copy of the whole file")
        .remedy("restore all of it elsewhere, and take the " + part + " from there: --to PATH")
        .toException();
  }

  /**
   * Brings a part of a dump that another tool wrote into this database; the same in all else.
   *
   * @param dump a file or a folder
   */
  default List<String> addPart(Path dump, Part part, Progress progress) throws IOException {
    throw Problem.of(Code.NOT_SUPPORTED, "no dumps are restored into " + engine().name())
        .why(dump + " is no backup of Belay")
        .remedy("list the backups: belay backups")
        .toException();
  }

  /** An empty database beside this one. */
  SideCopy createAside(Path scratch) throws IOException;

  /**
   * Replaces the content of this database by that of {@code source} in one step: applications see
   * all of the old or all of the new, and so does whoever looks after a crash. With {@link
   * Capability#REPLACED_IN_PLACE} those that are connected stay so, otherwise their connections are
   * ended. Creates the database where there is none. What is there but is no readable database is
   * moved aside, never overwritten: whoever looks after a crash may find it there, and nothing
   * here.
   *
   * @param aside is told where the old content goes to be kept, before anything is moved
   * @return where it is now; empty if it was overwritten, or if there was none
   */
  Optional<String> replaceContent(SideCopy source, Consumer<String> aside, Progress progress)
      throws IOException;

  /** The same for whom it is enough to know afterwards. */
  default Optional<String> replaceContent(SideCopy source, Progress progress) throws IOException {
    return replaceContent(source, place -> {}, progress);
  }

  /**
   * Whether something is where {@link #replaceContent} has said that it would move what was there.
   */
  boolean isAside(String aside);

  /**
   * Brings back what {@link #replaceContent} had moved aside, or begun to, before it was killed.
   * Does nothing where all of it is in its place; a database that has appeared there since is never
   * overwritten.
   *
   * @param aside where it was moved to
   */
  void bringBack(String aside) throws IOException;

  /**
   * Equal twice means that nothing was written in between, cheaply: nothing is read for it. It may
   * change without a write.
   *
   * @throws dev.belay.problem.BelayException where there is no database
   */
  String trace();

  /** What it says itself that it is for. */
  Marks marks();

  /** Where databases for tests are made beside it. */
  TestSite testSite();

  /** What persons have allowed others to do to it. */
  Permits permits();

  /** How it and its surroundings are. */
  Health health();

  /** Copies that the server makes and keeps; empty where the engine has no server. */
  default Optional<Twins> twins() {
    return Optional.empty();
  }

  /** Copies that need no backup; empty where the engine has no server. */
  default Optional<ServerCopies> serverCopies() {
    return Optional.empty();
  }

  /** Who may do what with it; empty where the engine knows no roles. */
  default Optional<Roles> roles() {
    return Optional.empty();
  }

  /** What it can refuse by itself; empty where the engine can't. */
  default Optional<Guards> guards() {
    return Optional.empty();
  }
}
