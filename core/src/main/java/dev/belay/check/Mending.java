package dev.belay.check;

import dev.belay.migration.Migration;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Dialect;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts fixes into the files that need them. Pure: what is to be written is given back. */
public final class Mending {
  private final Dialect dialect;
  private final Set<String> taken;

  /**
   * Prepares.
   *
   * @param taken the names of all files in the folder
   */
  public Mending(Dialect dialect, Set<String> taken) {
    this.dialect = dialect;
    this.taken = Set.copyOf(taken);
  }

  /**
   * What is to be written so that the findings have nothing left to say that have a fix and are not
   * allowed; one fix a statement, the first.
   */
  public List<FileEdit> edits(List<ParsedMigration> migrations, Findings findings) {
    Map<Statement, Fix> fixes = new HashMap<>();
    for (Finding finding : findings.all()) {
      if (finding.allowed().isEmpty() && finding.fix().isPresent()) {
        finding.statement().ifPresent(at -> fixes.putIfAbsent(at, finding.fix().get()));
      }
    }
    List<FileEdit> edits = new ArrayList<>();
    for (ParsedMigration migration : migrations) {
      if (migration.statements().stream().anyMatch(fixes::containsKey)) {
        edits.addAll(new OneFile(migration, fixes).edits());
      }
    }
    return edits;
  }

  /** One file, and those that it is divided into. */
  private final class OneFile {
    private final Migration migration;
    private final List<Statement> statements;
    private final Map<Statement, Fix> fixes;
    private final List<String> apart = new ArrayList<>();

    OneFile(ParsedMigration parsed, Map<Statement, Fix> fixes) {
      migration = parsed.migration();
      statements = parsed.statements();
      this.fixes = fixes;
    }

    List<FileEdit> edits() {
      String text = mended();
      if (isEmpty(text)) {
        text = alone(text, apart.remove(0));
      }
      List<FileEdit> edits = new ArrayList<>();
      edits.add(new FileEdit(migration.file(), Optional.of(migration.source().text()), text));
      int part = 1;
      for (String sql : apart) {
        String name = name(part);
        while (taken.contains(name)) {
          name = name(++part);
        }
        edits.add(new FileEdit(name, Optional.empty(), alone("", sql)));
        part++;
      }
      return edits;
    }

    /** What stays in the file; what goes elsewhere is put aside. */
    private String mended() {
      String text = migration.source().text();
      var mended = new StringBuilder();
      int done = 0;
      for (Statement statement : statements) {
        Fix fix = fixes.get(statement);
        if (fix != null) {
          mended.append(text, done, statement.begin().offset());
          mended.append(String.join(";\n", fix.here()));
          done = fix.here().isEmpty() ? behindSemicolon(text, statement) : statement.end().offset();
          apart.addAll(fix.then());
        }
      }
      return mended.append(text.substring(done)).toString();
    }

    private static int behindSemicolon(String text, Statement statement) {
      int end = statement.end().offset();
      int semicolon = text.indexOf(';', end);
      int from = semicolon < 0 ? end : semicolon + 1;
      return from < text.length() && text.charAt(from) == '\n' ? from + 1 : from;
    }

    private boolean isEmpty(String text) {
      return dialect.parse(new SqlSource(migration.file(), text)).isEmpty();
    }

    /** A file outside of any transaction: what is in it must not wait for what others do. */
    private String alone(String comments, String sql) {
      var source = new SqlSource(migration.file(), sql);
      boolean shares = dialect.parse(source).stream().allMatch(dialect::runsInTransaction);
      String head = shares ? ParsedMigration.NO_TRANSACTION + "\n" : "";
      String kept = comments.isBlank() ? "" : comments.stripTrailing() + "\n";
      return head + kept + sql + ";\n";
    }

    /** As in {@code 0042.1_add_loyalty_part_2.sql}: sorted behind the file that it comes from. */
    private String name(int part) {
      String file = migration.file();
      String version = migration.version().text();
      int end = file.indexOf(version) + version.length();
      int ending = file.length() - (file.endsWith(".up.sql") ? 7 : 4);
      return file.substring(0, end)
          + "."
          + part
          + file.substring(end, ending)
          + "_part_"
          + (part + 1)
          + file.substring(ending);
    }
  }
}
