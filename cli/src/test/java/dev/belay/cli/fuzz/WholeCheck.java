package dev.belay.cli.fuzz;

import dev.belay.check.Conditions;
import dev.belay.check.FileEdit;
import dev.belay.check.Findings;
import dev.belay.check.Mending;
import dev.belay.check.Script;
import dev.belay.check.Severity;
import dev.belay.check.Tried;
import dev.belay.check.report.CheckReport;
import dev.belay.check.report.ReportFormat;
import dev.belay.check.report.StaticReport;
import dev.belay.check.report.Subject;
import dev.belay.cli.show.CheckText;
import dev.belay.cli.show.FindingText;
import dev.belay.cli.show.Terminal;
import dev.belay.engine.Engine;
import dev.belay.migration.Migration;
import dev.belay.migration.ParsedMigration;
import dev.belay.migration.Tool;
import dev.belay.migration.Version;
import dev.belay.othertools.layout.NextFiles;
import dev.belay.sql.SqlSource;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that a check without a database does with one file, up to the last line of the report. */
record WholeCheck(Engine engine) {
  /** What it came to, and how it is told. */
  record Answer(ParsedMigration file, CheckReport report, List<String> told) {}

  /** Of a file that holds this. */
  Answer of(String text) {
    var source = new SqlSource("0001_odd.sql", text);
    return of(new Migration(new Version("0001"), "odd", source, Optional.empty()));
  }

  Answer of(Migration migration) {
    ParsedMigration file = ParsedMigration.parse(migration, engine.dialect());
    List<ParsedMigration> files = List.of(file);
    var conditions = new Conditions(engine.dialect(), engine.capabilities(), Optional.empty());
    Script script = StaticReport.script(List.of(), files, conditions);
    Tried tried = Tried.in(engine, script);
    Findings findings = StaticReport.ofEach(script, List.of(), tried);
    CheckReport report =
        StaticReport.of(
            new Subject(engine.name(), Optional.empty(), "test"),
            files,
            findings,
            tried,
            Severity.ERROR,
            name -> name);
    return new Answer(file, report, told(report));
  }

  private static List<String> told(CheckReport report) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    var terminal = new Terminal(nowhere, nowhere, false, false, Terminal.WIDEST);
    List<String> told =
        new ArrayList<>(new FindingText(terminal, "check").lines(report.all(), report.failOn()));
    told.addAll(new CheckText(report).overview());
    return told;
  }

  /** The same for machines, in every form. */
  static List<String> documents(CheckReport report) {
    List<String> documents = new ArrayList<>();
    for (ReportFormat format : ReportFormat.values()) {
      documents.add(format.write(report));
    }
    return documents;
  }

  /** What becomes of the file where findings can be mended. */
  List<FileEdit> mended(Answer answer) {
    ParsedMigration file = answer.file();
    NextFiles next = NextFiles.of(Set.of(Tool.PLAIN), Set.of(file.migration().file()));
    return new Mending(engine.dialect(), next, migration -> migration.source().text())
        .mended(List.of(file), answer.report().all())
        .edits();
  }
}
