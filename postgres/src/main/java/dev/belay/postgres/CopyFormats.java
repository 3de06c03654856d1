package dev.belay.postgres;

import dev.belay.database.SchemaSnapshot;
import dev.belay.engine.Contents;
import dev.belay.engine.CopyFormat;
import dev.belay.engine.Progress;
import dev.belay.engine.Scope;
import dev.belay.fingerprint.Fingerprint;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** The formats that a copy of a database may have: writes any of them, and reads each. */
final class CopyFormats {
  static final String PLAIN = "postgres-plain";
  static final String CUSTOM = "postgres-custom";

  private final PostgresServer server;
  private final Path scratch;
  private final Progress progress;

  CopyFormats(PostgresServer server, Path scratch, Progress progress) {
    this.server = server;
    this.scratch = scratch;
    this.progress = progress;
  }

  Contents write(String database, Scope scope, CopyFormat format, OutputStream out)
      throws IOException {
    if (format == CopyFormat.ARCHIVE) {
      return new ArchiveWriter(server, database, scope, scratch, progress).write(out);
    }
    if (!scope.isWhole()) {
      throw Problem.of(Code.USAGE, "a part can't be backed up in another format: " + scope)
          .why("only an archive says which part it holds, and what that part needs")
          .remedy("leave --format out")
          .toException();
    }
    var writer = new DumpWriter(server, database, scratch, progress);
    return format == CopyFormat.PLAIN ? writer.plain(out) : writer.custom(out);
  }

  /** Fills an empty database. */
  void restore(InputStream copy, String format, String database) throws IOException {
    restore(copy, format, database, Optional.empty());
  }

  /** The same, but rows come into the tables of a part only. */
  void restorePart(InputStream copy, String format, String database, PartChoice choice)
      throws IOException {
    restore(copy, format, database, Optional.of(choice));
  }

  private void restore(
      InputStream copy, String format, String database, Optional<PartChoice> choice)
      throws IOException {
    if (format.equals(Archive.FORMAT)) {
      new ArchiveReader(server, database, progress, choice).read(copy);
      return;
    }
    reader(format).restore(copy, database, choice);
  }

  /** Replaces what is in the session's database, in one transaction. */
  void replaceInside(
      PostgresSession session,
      InputStream copy,
      String format,
      Fingerprint content,
      SchemaSnapshot schema)
      throws IOException, SQLException {
    var inside = new InsideReader(session, progress);
    if (format.equals(Archive.FORMAT)) {
      inside.replace(copy, content, schema);
      return;
    }
    reader(format).read(copy, script -> inside.replaceByScript(script, content, schema));
  }

  /** What reads a copy that is no archive. */
  private DumpReader reader(String format) {
    return switch (format) {
      case PLAIN -> new DumpReader(server, false, scratch, progress);
      case CUSTOM -> new DumpReader(server, true, scratch, progress);
      default -> throw unknown(format);
    };
  }

  private static BelayException unknown(String format) {
    return Problem.of(Code.BACKUP_TOO_NEW, "PostgreSQL can't be restored from the format " + format)
        .toException();
  }
}
