package dev.belay.postgres;

import dev.belay.engine.Session;
import dev.belay.postgres.dump.DumpFile;
import dev.belay.postgres.dump.Marks;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds what has come out of a dump against what was in it, and says what can't be told. */
final class DumpAccount {
  private final Session session;
  private final ScriptRun run;
  private final DumpFile dump;

  DumpAccount(Session session, ScriptRun run, DumpFile dump) {
    this.session = session;
    this.run = run;
    this.dump = dump;
  }

  /** Every table that was filled by COPY alone has exactly the rows that the dump has for it. */
  void requireRows() {
    List<String> different = new ArrayList<>();
    for (Map.Entry<String, Long> given : run.rows().entrySet()) {
      String table = name(given.getKey());
      long there = Long.parseLong(one("SELECT count(*) FROM " + only(given.getKey()) + table));
      boolean wrong = run.inserts() == 0 ? there != given.getValue() : there < given.getValue();
      if (wrong) {
        different.add(
            "%s: the dump has %d rows, the table %d".formatted(table, given.getValue(), there));
      }
    }
    if (!different.isEmpty()) {
      throw Problem.of(Code.VERIFICATION_FAILED, "not all of " + dump + " is in the tables")
          .why(String.join("\n", different))
          .remedy("look in the dump for triggers and rules that change what is inserted")
          .toException();
    }
  }

  /** Rows that were given to a partitioned table are in its partitions. */
  private String only(String oid) {
    return one("SELECT relkind FROM pg_class WHERE oid = " + oid).equals("p") ? "" : "ONLY ";
  }

  private String name(String oid) {
    return one(
        "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c"
            + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = "
            + oid);
  }

  private String one(String sql) {
    return session.query(sql, 1).get(0).get(0);
  }

  List<String> remarks(Marks marks) {
    List<String> remarks = new ArrayList<>();
    if (!marks.source().isEmpty()) {
      remarks.add("dumped from PostgreSQL " + marks.source() + " by pg_dump " + marks.program());
    }
    long rows = run.rows().values().stream().mapToLong(Long::longValue).sum();
    remarks.add(
        "counted: the %d rows that the dump has for %d tables are in them"
            .formatted(rows, run.rows().size()));
    run.passedOver()
        .forEach((what, count) -> remarks.add("passed over: " + what + " (" + count + ")"));
    unproven(marks).forEach(what -> remarks.add("not proven: " + what));
    return remarks;
  }

  private List<String> unproven(Marks marks) {
    List<String> unproven = new ArrayList<>();
    if (!marks.isOfDump()) {
      unproven.add(
          "that the script is whole: pg_dump has not written it, so it has no mark at its end");
    }
    if (run.inserts() > 0) {
      unproven.add("that none of the " + run.inserts() + " INSERT statements is missing");
    }
    if (run.largeObjects() > 0) {
      unproven.add("the content of " + run.largeObjects() + " large objects");
    }
    unproven.add(
        DumpImport.hasChecksum(dump.kind())
            ? "that the values are those of the database it was taken from: a dump has no"
                + " fingerprint"
            : "that the values are those that were dumped: it has no checksum and no fingerprint");
    return unproven;
  }
}
