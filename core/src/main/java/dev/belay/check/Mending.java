package dev.belay.check;

import dev.belay.check.Mended.Left;
import dev.belay.migration.Migration;
import dev.belay.migration.ParsedMigration;
import dev.belay.othertools.layout.NextFiles;
import dev.belay.sql.Dialect;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Puts fixes into the files that need them. Pure: what is to be written is given back. */
public final class Mending {
  private final Dialect dialect;
  private final NextFiles next;
  private final Function<Migration, String> texts;

  /**
   * Prepares.
   *
   * @param next the names of what has to be in files of its own
   * @param texts of whole files; places in them are those of the migrations' sources
   */
  public Mending(Dialect dialect, NextFiles next, Function<Migration, String> texts) {
    this.dialect = dialect;
    this.next = next;
    this.texts = texts;
  }

  /**
   * What is to be written so that the findings have nothing left to say that have a fix and are not
   * allowed; one fix a statement, the first.
   */
  public Mended mended(List<ParsedMigration> migrations, Findings findings) {
    Map<Statement, Fix> fixes = new HashMap<>();
    for (Finding finding : findings.all()) {
      if (finding.allowed().isEmpty() && finding.fix().isPresent()) {
        finding.statement().ifPresent(at -> fixes.putIfAbsent(at, finding.fix().get()));
      }
    }
    List<FileEdit> edits = new ArrayList<>();
    List<Left> left = new ArrayList<>();
    for (ParsedMigration migration : migrations) {
      if (migration.statements().stream().anyMatch(fixes::containsKey)) {
        new OneFile(migration, fixes).mend(edits, left);
      }
    }
    return new Mended(edits, left);
  }

  /** One file, and those that it is divided into. */
  private final class OneFile {
    private final Migration migration;
    private final List<Statement> statements;
    private final Map<Statement, Fix> fixes = new HashMap<>();
    private final List<String> apart = new ArrayList<>();

    OneFile(ParsedMigration parsed, Map<Statement, Fix> all) {
      migration = parsed.migration();
      statements = parsed.statements();
      for (Statement statement : statements) {
        Optional.ofNullable(all.get(statement)).ifPresent(fix -> fixes.put(statement, fix));
      }
    }

    void mend(List<FileEdit> edits, List<Left> left) {
      Optional<List<String>> names =
          next.mayChange() ? next.behind(migration.file(), needed()) : Optional.empty();
      if (names.isEmpty() && (!next.mayChange() || needed() > 0)) {
        leave(left);
      }
      if (!fixes.isEmpty()) {
        edits.addAll(edits(names.orElse(List.of())));
      }
    }

    /** How many files there have to be besides. */
    private int needed() {
      int apartFrom = fixes.values().stream().mapToInt(fix -> fix.then().size()).sum();
      return isEmptied() ? apartFrom - 1 : apartFrom;
    }

    /** Whether nothing stays in the file, so that the first of what goes elsewhere can. */
    private boolean isEmptied() {
      return statements.stream()
          .map(each -> Optional.ofNullable(fixes.get(each)))
          .allMatch(fix -> fix.isPresent() && fix.get().here().isEmpty());
    }

    /** What can't be divided stays as it is. */
    private void leave(List<Left> left) {
      for (Statement statement : statements) {
        Fix fix = fixes.get(statement);
        if (fix != null && (!next.mayChange() || !fix.then().isEmpty())) {
          fixes.remove(statement);
          left.add(new Left(statement, fix, next.obstacle(migration.file())));
        }
      }
    }

    private List<FileEdit> edits(List<String> names) {
      String before = texts.apply(migration);
      Optional<String> alone = isEmptied() ? Optional.of(keepFirst()) : Optional.empty();
      String mended = mended(before);
      String after = alone.map(sql -> next.alone(mended, shares(sql))).orElse(mended);
      List<FileEdit> edits = new ArrayList<>();
      edits.add(new FileEdit(migration.file(), Optional.of(before), after));
      for (int index = 0; index < apart.size(); index++) {
        String sql = apart.get(index);
        edits.add(new FileEdit(names.get(index), Optional.empty(), next.text(sql, shares(sql))));
      }
      return edits;
    }

    /** Has the first of what would go elsewhere stay, and tells it. */
    private String keepFirst() {
      Statement first = statements.getFirst();
      List<String> then = Objects.requireNonNull(fixes.get(first)).then();
      fixes.put(first, new Fix(then.subList(0, 1), then.subList(1, then.size())));
      return then.getFirst();
    }

    /** What stays in the file; what goes elsewhere is put aside. */
    private String mended(String text) {
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

    private boolean shares(String sql) {
      var source = new SqlSource(migration.file(), sql);
      return dialect.parse(source).stream().allMatch(dialect::runsInTransaction);
    }
  }
}
