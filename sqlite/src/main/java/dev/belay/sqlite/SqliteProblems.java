package dev.belay.sqlite;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Plain answers for what SQLite says. Codes: https://www.sqlite.org/rescode.html. */
final class SqliteProblems {
  private SqliteProblems() {}

  /** For something that was asked of the database as a whole. */
  static BelayException of(String what, Path file, SQLException thrown) {
    return about(what, file, thrown).toException(thrown);
  }

  /** For one statement of a script. */
  static BelayException ofStatement(Path file, SQLException thrown) {
    Problem problem = about("", file, thrown);
    if (problem.code() == Code.INTERRUPTED) {
      return problem.toException(thrown);
    }
    return Problem.of(Code.STATEMENT_FAILED, message(thrown))
        .why(problem.code() == Code.STATEMENT_FAILED ? hint(message(thrown)) : problem.why())
        .state("")
        .toException(thrown);
  }

  private static Problem about(String what, Path file, SQLException thrown) {
    return switch (primary(thrown)) {
      case SQLITE_BUSY, SQLITE_LOCKED -> busy(file);
      case SQLITE_READONLY -> readOnly(file);
      case SQLITE_NOTADB -> notADatabase(file);
      case SQLITE_CORRUPT -> corrupt(file, message(thrown));
      case SQLITE_CANTOPEN -> cannotOpen(file);
      case SQLITE_PERM, SQLITE_AUTH -> denied(file);
      case SQLITE_FULL -> full(file);
      case SQLITE_INTERRUPT -> Problem.of(Code.INTERRUPTED, "interrupted").state("");
      case SQLITE_IOERR -> inputOutput(what, file, thrown);
      default ->
          Problem.of(Code.STATEMENT_FAILED, what.isEmpty() ? message(thrown) : what)
              .why(what.isEmpty() ? "" : message(thrown))
              .state("");
    };
  }

  static Problem missing(Path file) {
    Path folder = file.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      return Problem.of(Code.FOLDER_MISSING, "there is no folder " + folder)
          .why("the database was looked for at " + file)
          .remedy("make the folder, or correct the target's url: in belay.yaml");
    }
    return Problem.of(Code.DATABASE_MISSING, "there is no database at " + file)
        .remedy("correct the target's url: in belay.yaml, or create it: belay migrate");
  }

  static Problem notADatabase(Path file) {
    String what = Files.isDirectory(file) ? " is a folder" : " is not a SQLite database";
    return Problem.of(Code.NOT_A_DATABASE, file + what)
        .why("its first bytes are not those of a SQLite file")
        .remedy("correct the target's url:, or bring a backup back: belay restore latest");
  }

  static Problem corrupt(Path file, String detail) {
    return Problem.of(Code.DATABASE_CORRUPT, file + " is damaged")
        .why(detail)
        .remedy("bring the newest good backup back: belay restore latest");
  }

  private static Problem busy(Path file) {
    List<String> owners = LockOwners.of(file);
    if (owners.isEmpty()) {
      return Problem.of(Code.DATABASE_BUSY, file + " is locked by another process")
          .why("somebody else is writing to it, and did not end in time")
          .remedy("end the other writer, or try again (who it is: fuser -v '" + file + "')");
    }
    return Problem.of(Code.DATABASE_BUSY, file + " is locked")
        .why(String.join(", ", owners) + " is writing to it, and did not end in time")
        .remedy("end it, or wait and try again");
  }

  static Problem readOnly(Path file) {
    return Problem.of(Code.DATABASE_READ_ONLY, file + " can't be written")
        .why("the file or its folder is read-only for this user")
        .remedy("give this user the right to write " + file + " and its folder");
  }

  private static Problem cannotOpen(Path file) {
    return Files.exists(file) ? denied(file) : missing(file);
  }

  private static Problem denied(Path file) {
    return Problem.of(Code.PERMISSION_DENIED, "permission denied: " + file)
        .why("this user can't open the file or its folder")
        .remedy("give this user the right to read and write " + file + " and its folder");
  }

  private static Problem full(Path file) {
    return Problem.of(Code.DISK_FULL, "the disk of " + file + " is full")
        .state("")
        .remedy("free some space and run it again");
  }

  private static Problem inputOutput(String what, Path file, SQLException thrown) {
    return Problem.of(Code.INPUT_OUTPUT, what.isEmpty() ? "could not read or write " + file : what)
        .why(message(thrown) + " (" + codeOf(thrown).name() + ")")
        .state("");
  }

  /** What SQLite itself said, without the code and its description, which the driver adds. */
  static String message(SQLException thrown) {
    String message = String.valueOf(thrown.getMessage());
    String added = codeOf(thrown) + " (";
    return message.startsWith(added) && message.endsWith(")")
        ? message.substring(added.length(), message.length() - 1)
        : message;
  }

  private static String hint(String message) {
    if (message.startsWith("no such table")) {
      return "the table does not exist at this point of the script";
    }
    if (message.startsWith("duplicate column name")) {
      return "the column exists already";
    }
    if (message.startsWith("FOREIGN KEY constraint failed")) {
      return "a row refers to one that does not exist";
    }
    return "";
  }

  static SQLiteErrorCode codeOf(SQLException thrown) {
    return thrown instanceof SQLiteException known
        ? known.getResultCode()
        : SQLiteErrorCode.SQLITE_ERROR;
  }

  /** Whether the statement does not fit the schema, rather than that it could not be run. */
  static boolean isAboutSchema(SQLException thrown) {
    return primary(thrown) == SQLiteErrorCode.SQLITE_ERROR;
  }

  static boolean isDamage(SQLException thrown) {
    return primary(thrown) == SQLiteErrorCode.SQLITE_CORRUPT;
  }

  /** The code without its extension: the low byte. */
  private static SQLiteErrorCode primary(SQLException thrown) {
    return SQLiteErrorCode.getErrorCode(codeOf(thrown).code & 0xff);
  }
}
