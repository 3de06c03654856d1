package dev.belay.postgres;

import dev.belay.check.Claim;
import dev.belay.check.Finding;
import dev.belay.engine.Measurement;
import dev.belay.engine.TableLock;
import dev.belay.engine.TableLock.KeepsOut;
import dev.belay.engine.TableWork;
import dev.belay.engine.TouchedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a finding says of who has to wait for a table, and why, in the words that all rules have for
 * it.
 *
 * @param table as it is called in the message
 * @param lasts whether it is for longer than a moment
 * @param work what a measurement has to show of it; empty where nothing is claimed
 */
record LockClaim(String table, KeepsOut keepsOut, boolean lasts, Optional<TableWork> work) {
  private static final Pattern NOBODY =
      Pattern.compile("nobody can (read or write|write to|read) ([\\w.]+)(?: or ([\\w.]+) while)?");

  /** Otherwise it is until somebody else is done. */
  private static final Pattern LASTS = Pattern.compile(" while | until its query ");

  /** All that a message claims. */
  static List<LockClaim> of(Finding finding) {
    Matcher found = NOBODY.matcher(finding.message());
    boolean lasts = LASTS.matcher(finding.message()).find();
    Optional<TableWork> work = finding.claim().map(Claim::work);
    String worked = finding.claim().map(claim -> claim.table().toString()).orElse("");
    List<LockClaim> claims = new ArrayList<>();
    if (found.find()) {
      KeepsOut keepsOut = found.group(1).contains("read") ? KeepsOut.READERS : KeepsOut.WRITERS;
      for (String table : tables(found)) {
        claims.add(
            new LockClaim(table, keepsOut, lasts, work.filter(each -> table.equals(worked))));
      }
    }
    return claims;
  }

  private static List<String> tables(Matcher found) {
    return Stream.of(found.group(2), found.group(3)).filter(Objects::nonNull).toList();
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
