package dev.belay.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.belay.check.Finding;
import dev.belay.cli.Engines;
import dev.belay.engine.Engine;
import dev.belay.migration.MigrationPlace;
import dev.belay.othertools.MigrationFiles;
import dev.belay.problem.BelayException;
import dev.belay.sql.Span;
import dev.belay.sql.SqlSource;
import dev.belay.sql.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any text whatever is answered by both engines: at once, with places that are inside of it, and
 * without an exception. With {@code -Dbelay.fuzz.minutes=60} it goes on for so long, with other
 * texts each time; those that went wrong are left in {@code target/fuzz}.
 */
final class AnyTextTest {
  private static final String MINUTES = "belay.fuzz.minutes";
  private static final int ROUNDS = 30;
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  /** Who is held up by others on the machine may try again. */
  private static final int ATTEMPTS = 4;

  @TempDir private Path folder;

  private final Clock clock = Clock.systemUTC();

  @Test
  void an_answer_comes_at_once_whatever_is_asked() throws IOException {
    Scripts scripts = Scripts.ofProject();
    List<Engine> engines = new Engines(folder, clock).all(Duration.ZERO);
    var mishaps = new Mishaps(Path.of("target", "fuzz"));
    var rounds = new Rounds(ROUNDS, Integer.getInteger(MINUTES, 0), clock);
    for (long seed = rounds.first(); rounds.goOn(); seed++) {
      var texts = new OddTexts(scripts, seed);
      String text = texts.next();
      byte[] bytes = texts.bytes();
      for (Engine engine : engines) {
        byte[] kept = text.getBytes(StandardCharsets.UTF_16);
        mishaps.note(seed, engine.name(), kept, () -> check(new WholeCheck(engine), text));
        mishaps.note(seed, engine.name(), bytes, () -> readable(new WholeCheck(engine), bytes));
      }
    }
    assertThat(mishaps.all()).isEmpty();
  }

  private static void check(WholeCheck check, String text) {
    long quickest = Long.MAX_VALUE;
    for (int left = ATTEMPTS; left > 0 && quickest > AT_ONCE.toNanos(); left--) {
      long begin = System.nanoTime();
      WholeCheck.Answer answer = check.of(text);
      quickest = Math.min(quickest, System.nanoTime() - begin);
      assertThat(answer.told()).isNotEmpty();
    }
    assertThat(Duration.ofNanos(quickest)).isLessThan(AT_ONCE);
    WholeCheck.Answer answer = check.of(text);
    boolean postgres = check.engine().name().equals("postgresql");
    nothingIsLost(text, answer.file().statements(), postgres);
    answer.report().all().all().forEach(finding -> isInside(text, finding));
    assertThat(WholeCheck.documents(answer.report())).allMatch(document -> document.endsWith("\n"));
    check
        .mended(answer)
        .forEach(edit -> check.engine().dialect().parse(new SqlSource(edit.file(), edit.after())));
  }

  private static void nothingIsLost(String text, List<Statement> statements, boolean postgres) {
    int at = 0;
    for (Statement statement : statements) {
      int begin = statement.begin().offset();
      assertThat(begin).isGreaterThanOrEqualTo(at);
      assertThat(new Gap(text.substring(at, begin), postgres).lost()).isNegative();
      at = statement.end().offset();
      assertThat(text.substring(begin, at)).isEqualTo(statement.text());
    }
    assertThat(new Gap(text.substring(at), postgres).lost()).isNegative();
  }

  private static void isInside(String text, Finding finding) {
    Optional<Span> place = finding.place().or(() -> finding.statement().map(Statement::place));
    place.ifPresent(
        found -> {
          assertThat(found.begin().offset()).as("%s", finding).isBetween(0, text.length());
          assertThat(found.end().offset()).isBetween(found.begin().offset(), text.length());
        });
  }

  /** A file that can't be read is told as a problem; one that can is a text like others. */
  private void readable(WholeCheck check, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("0001_odd.sql"), bytes);
    MigrationFiles files;
    try {
      files = MigrationFiles.read(List.of(MigrationPlace.of(file)), check.engine().name());
    } catch (BelayException e) {
      assertThat(e.problem().what()).contains("is not UTF-8");
      return;
    }
    assertThatCode(() -> check.of(files.migrations().getFirst())).doesNotThrowAnyException();
  }
}
