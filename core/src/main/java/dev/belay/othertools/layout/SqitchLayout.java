package dev.belay.othertools.layout;

import dev.belay.migration.Mark;
import dev.belay.migration.MigrationFolder;
import dev.belay.migration.SqlFiles;
import dev.belay.migration.Tool;
import dev.belay.sql.SqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sqitch: {@code sqitch.plan} has the order, {@code deploy/} and {@code revert/} the scripts. Those
 * in {@code verify/} are not for Belay: they fail instead of returning rows.
 */
final class SqitchLayout implements Layout {
  static final String PLAN = "sqitch.plan";

  @Override
  public MigrationFolder read(Path folder) throws IOException {
    var found = new Gathering(folder, Tool.SQITCH);
    if (!Files.isRegularFile(folder.resolve(PLAN))) {
      throw found.missing(PLAN).toException();
    }
    var plan = SqitchPlan.read(SqlFiles.text(folder.resolve(PLAN)));
    for (SqitchPlan.Change change : plan.changes()) {
      Path deploy =
          script(folder.resolve("deploy"), change)
              .orElseThrow(
                  () ->
                      found
                          .missing("deploy/" + change.name() + ".sql")
                          .why(PLAN + " names it")
                          .toException());
      Optional<Path> revert = script(folder.resolve("revert"), change);
      SqlSource source = found.source(deploy);
      Optional<SqlSource> back =
          revert.isPresent() ? Optional.of(found.source(revert.get())) : Optional.empty();
      Bare bare = Bare.of(source);
      var mark =
          Mark.of(change.name(), change.key(), List.of(Checksums.sqitch(source.text())))
              .transactional(bare.transactional());
      found.add("", change.name(), bare.source(), back.map(Bare::of).map(Bare::source), mark);
    }
    return found.end(List.of());
  }

  /** A script without the transaction that it puts around itself, as Sqitch's templates do. */
  private record Bare(SqlSource source, boolean transactional) {
    private static final Pattern BEGIN = word("BEGIN");
    private static final Pattern COMMIT = word("COMMIT");

    private static Pattern word(String word) {
      return Pattern.compile(word + "(\\s+TRANSACTION)?\\s*;", Pattern.CASE_INSENSITIVE);
    }

    static Bare of(SqlSource source) {
      Lines lines = Lines.of(source.text());
      int begin = lines.find(line -> BEGIN.matcher(line.strip()).matches());
      int commit = lines.findLast(line -> COMMIT.matcher(line.strip()).matches());
      if (begin > commit) {
        return new Bare(source, false);
      }
      String text = lines.keeping(line -> line != begin && line != commit);
      return new Bare(new SqlSource(source.name(), text), true);
    }
  }

  private static Optional<Path> script(Path folder, SqitchPlan.Change change) {
    return SqitchPlan.files(change).map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }
}
