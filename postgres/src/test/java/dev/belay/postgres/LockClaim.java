package dev.belay.postgres;

import dev.belay.check.Finding;
import dev.belay.engine.Measurement;
import dev.belay.engine.TableLock;
import dev.belay.engine.TableLock.KeepsOut;
import dev.belay.engine.TableWork;
import dev.belay.engine.TouchedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a finding says of who has to wait for a table, and why, in the words that all rules have for
 * it.
 *
 * @param table as it is called in the message
 * @param work what has to be seen on the table, or on another one; empty where nothing takes long
 */
record LockClaim(String table, KeepsOut keepsOut, Optional<TableWork> work) {
  private static final Pattern NOBODY =
      Pattern.compile(
          "nobody can (read or write|write to|read) ([\\w.]+)(?:,? (?:or|nor) (?:the )?([\\w.]+))?");

  /** All that a message claims. */
  static List<LockClaim> of(Finding finding) {
    String message = finding.message();
    Matcher found = NOBODY.matcher(message);
    List<LockClaim> claims = new ArrayList<>();
    if (found.find()) {
      KeepsOut keepsOut =
          found.group(1).contains("read") ? KeepsOut.READERS : KeepsOut.WRITERS;
      claims.add(new LockClaim(found.group(2), keepsOut, work(message)));
      Optional.ofNullable(found.group(3))
          .filter(other -> !other.equals("default"))
          .ifPresent(other -> claims.add(new LockClaim(other, keepsOut, Optional.empty())));
    }
    return claims;
  }

  private static Optional<TableWork> work(String message) {
    if (message.contains("written anew")) {
      return Optional.of(TableWork.REWRITTEN);
    }
    if (message.contains("looked up")) {
      return Optional.of(TableWork.REFERENCES_CHECKED);
    }
    if (message.contains("looked at")) {
      return Optional.of(TableWork.CHECKED);
    }
    return message.contains("built") ? Optional.of(TableWork.INDEXED) : Optional.empty();
  }

  /** Whether the server has shown it. */
  boolean isTrueOf(Measurement measured) {
    return measured.tables().stream().anyMatch(this::isTrueOf);
  }

  private boolean isTrueOf(TouchedTable touched) {
    boolean waits =
        touched.strongest().map(TableLock::keepsOut).filter(keepsOut::equals).isPresent();
    return touched.table().toString().equals(table)
        && waits
        && work.map(each -> isSeen(each, touched)).orElse(true);
  }

  /** Not all reading is told; then the rows that were read are counted. */
  private static boolean isSeen(TableWork work, TouchedTable touched) {
    return touched.work().contains(work)
        || (work == TableWork.CHECKED && touched.read().rows() >= ClaimGround.ROWS);
  }
}
