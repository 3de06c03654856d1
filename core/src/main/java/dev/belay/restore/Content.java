package dev.belay.restore;

import dev.belay.database.SchemaSnapshot;
import dev.belay.digest.Sha256;
import dev.belay.engine.Database;
import dev.belay.engine.HistoryEntry;
import dev.belay.engine.Progress;
import dev.belay.engine.Session;
import dev.belay.fingerprint.Carry;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.repository.Manifest;
import java.util.List;

/** All of a database in one hash: the rows, the schema that they lie under, and the history. */
final class Content {
  private Content() {}

  static String of(Manifest manifest) {
    return of(manifest.fingerprint().digest(), manifest.schema(), manifest.history());
  }

  static String of(String rows, SchemaSnapshot schema, List<HistoryEntry> history) {
    return Sha256.of(rows + "\n" + schema + "\n" + history);
  }

  static String of(Session session) {
    String rows = session.fingerprint(Carry.NOTHING, Progress.NONE).digest();
    return of(rows, session.schema(), session.history());
  }

  /** Whether that is what a database holds now. One that can't be read holds something else. */
  static boolean isIn(Database database, String content) {
    if (!database.exists()) {
      return false;
    }
    try (Session session = database.openReadOnly()) {
      return of(session).equals(content);
    } catch (BelayException e) {
      Code code = e.problem().code();
      if (code == Code.NOT_A_DATABASE || code == Code.DATABASE_CORRUPT) {
        return false;
      }
      throw e;
    }
  }
}
