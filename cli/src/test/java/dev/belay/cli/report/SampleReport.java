package dev.belay.cli.report;

import dev.belay.check.Finding;
import dev.belay.check.Findings;
import dev.belay.check.Fix;
import dev.belay.check.Severity;
import dev.belay.check.report.Assembly;
import dev.belay.check.report.CheckReport;
import dev.belay.check.report.Evidence;
import dev.belay.check.report.Subject;
import dev.belay.database.ByteCount;
import dev.belay.database.DatabaseUrl;
import dev.belay.database.Environment;
import dev.belay.database.RowCount;
import dev.belay.database.TableName;
import dev.belay.database.Target;
import dev.belay.engine.Measurement;
import dev.belay.engine.TableLock;
import dev.belay.engine.TableLock.KeepsOut;
import dev.belay.engine.TableWork;
import dev.belay.engine.TouchedTable;
import dev.belay.migration.Migration;
import dev.belay.migration.ParsedMigration;
import dev.belay.migration.Version;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import dev.belay.rehearse.DownProof;
import dev.belay.rehearse.Ground;
import dev.belay.rehearse.MeasuredStatement;
import dev.belay.rehearse.Measurements;
import dev.belay.rehearse.Timing;
import dev.belay.sql.Action;
import dev.belay.sql.Position;
import dev.belay.sql.Span;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A report with something of everything, and with names that no format likes. */
final class SampleReport {
  static final String EVIL = "a|b <i>&\"c'` %::@all";

  private static final TableName CUSTOMERS = new TableName("", "customers");
  private static final TableName ORDERS = new TableName("", "orders");

  private static final SqlSource FIRST =
      new SqlSource(
          "0002_drop_fax.sql",
          """
          -- nobody faxes
          ALTER TABLE customers
            DROP COLUMN fax;
          CREATE INDEX ix_orders ON orders (customer_id);
          """);

  private static final SqlSource SECOND =
      new SqlSource(
          "0003_odd, names%.sql",
          """
          -- belay:allow ban-drop-table because it is empty, "really"
          DROP TABLE "%s";
          UPDATE orders SET total = 0;
          """
              .formatted(EVIL.replace("\"", "\"\"")));

  private SampleReport() {}

  static Statement statement(SqlSource source, String begin, String end, Action action) {
    int from = source.text().indexOf(begin);
    int to = source.text().indexOf(end, from) + end.length();
    return new Statement(
        source,
        position(source, from),
        position(source, to),
        source.text().substring(from, to),
        action);
  }

  static Position position(SqlSource source, int offset) {
    String before = source.text().substring(0, offset);
    int line = 1 + (int) before.chars().filter(letter -> letter == '\n').count();
    return new Position(offset, line, offset - before.lastIndexOf('\n'));
  }

  static ParsedMigration migration(String version, SqlSource source, Statement... statements) {
    var migration = new Migration(new Version(version), "", source, Optional.empty());
    return new ParsedMigration(migration, List.of(statements), true, Optional.empty());
  }

  /** With all rows, some of them, or none. */
  static CheckReport of(Timing timing) {
    Statement drop =
        statement(FIRST, "ALTER TABLE", "fax", new Action.DropColumn(CUSTOMERS, "fax"));
    Statement index =
        statement(FIRST, "CREATE INDEX", ")", new Action.CreateIndex("ix_orders", ORDERS, false));
    Statement table =
        statement(
            SECOND, "DROP TABLE", "@all\"", new Action.DropTable(new TableName("", EVIL), false));
    Statement update =
        statement(SECOND, "UPDATE", "= 0", new Action.Update(ORDERS, List.of("total"), false));
    ParsedMigration first = migration("2", FIRST, drop, index);
    ParsedMigration second = migration("3", SECOND, table, update);
    var measured =
        new Measurements(
            List.of(
                run(first, drop, 40, 460, touched(CUSTOMERS, KeepsOut.READERS, Set.of())),
                run(
                    first,
                    index,
                    420,
                    420,
                    touched(ORDERS, KeepsOut.WRITERS, Set.of(TableWork.INDEXED))),
                run(
                    second,
                    table,
                    1,
                    151,
                    touched(new TableName("", EVIL), KeepsOut.READERS, Set.of())),
                run(second, update, 150, 150, touched(ORDERS, KeepsOut.NOBODY, Set.of()))),
            Duration.ofMillis(90),
            timing);
    return of(List.of(first, second), new Findings(findings(drop, index, table, update)), measured);
  }

  private static CheckReport of(
      List<ParsedMigration> migrations, Findings findings, Measurements measured) {
    var assembly = new Assembly(findings, measured, name -> "db/migrations/" + name);
    Statement drop = migrations.getFirst().statements().getFirst();
    return new CheckReport(
        new Subject("postgresql", Optional.of(target()), "0.1.0"),
        assembly.files(migrations),
        assembly.elsewhere(migrations),
        List.of(
            finding(
                "require-default-for-not-null",
                Severity.ERROR,
                drop,
                "it would fail; but in rehearsal it ran on all rows",
                "")),
        Optional.of(
            new Evidence(
                Ground.BACKUP,
                List.of("customers.fax dropped, 47 values in it", EVIL + ": 3 rows added"),
                measured,
                false,
                DownProof.NONE)),
        List.of("what only " + EVIL + " knows"),
        Optional.empty(),
        Severity.ERROR);
  }

  private static Target target() {
    return new Target(
        "shop",
        new DatabaseUrl(DatabaseUrl.POSTGRESQL, "postgresql://ada:secret@db1/shop"),
        Environment.PRODUCTION);
  }

  private static List<Finding> findings(
      Statement drop, Statement index, Statement table, Statement update) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        finding(
                "ban-drop-column",
                Severity.ERROR,
                drop,
                "customers.fax holds 47 values in 59 rows, which would be lost",
                "Keep what is there; or allow this very loss:")
            .at(new Span(position(FIRST, FIRST.text().indexOf("DROP")), drop.end())));
    findings.add(
        finding(
                "require-concurrent-index",
                Severity.WARNING,
                index,
                "nobody can write to orders while the index is built",
                "Build it CONCURRENTLY, in a migration of its own:")
            .mendedBy(Fix.apart("CREATE INDEX CONCURRENTLY ix_orders ON orders (customer_id)")));
    Finding dropped =
        finding(
            "ban-drop-table", Severity.ERROR, table, "3 rows of " + EVIL + " would be lost", "");
    findings.add(allowed(dropped, "it is empty, \"really\""));
    findings.add(
        finding(
            "ban-changed-values",
            Severity.NOTICE,
            update,
            "values of orders.total are overwritten",
            ""));
    findings.add(
        new Finding(
            "ban-unused-allow",
            Severity.WARNING,
            SECOND.name(),
            Optional.empty(),
            "nothing is there that ban-attach would have to be allowed for",
            "Take the permission back."));
    findings.add(
        new Finding(
            "ban-violation",
            Severity.ERROR,
            "",
            Optional.empty(),
            "orders: 2 rows refer to no customer",
            ""));
    return findings;
  }

  static Finding finding(
      String rule, Severity severity, Statement statement, String message, String help) {
    return Finding.of(rule, severity, statement, message, help);
  }

  private static Finding allowed(Finding finding, String reason) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.file(),
        finding.statement(),
        finding.place(),
        finding.message(),
        finding.help(),
        finding.fix(),
        finding.claim(),
        Optional.of(reason));
  }

  private static MeasuredStatement run(
      ParsedMigration migration, Statement statement, int took, int held, TouchedTable touched) {
    int transaction = migration.migration().version().text().equals("2") ? 1 : 2;
    return new MeasuredStatement(
        transaction,
        migration.migration(),
        statement,
        Duration.ofMillis(took),
        Duration.ofMillis(held),
        new Measurement(touched.written(), Optional.empty(), List.of(touched)));
  }

  private static TouchedTable touched(TableName table, KeepsOut keepsOut, Set<TableWork> work) {
    return new TouchedTable(
        table,
        TouchedTable.TABLE,
        List.of(new TableLock(keepsOut, true, "A LOCK")),
        work,
        RowCount.NONE,
        new RowCount(keepsOut == KeepsOut.NOBODY ? 1200 : 0),
        new ByteCount(12_000_000));
  }

  /** One that came to no end. */
  static CheckReport broken() {
    return new CheckReport(
        new Subject("sqlite", Optional.empty(), "0.1.0"),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.of(
            Problem.of(Code.BASELINE_NEEDED, "shop holds tables, but has no history").why("so")),
        Severity.ERROR);
  }
}
