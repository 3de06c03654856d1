package dev.belay.postgres.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.postgres.grammar.Parsed;
import dev.belay.postgres.grammar.PostgresParser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParsersTest {
  private final Parsers parsers = new Parsers();

  @Test
  void one_text_after_the_other_is_read_by_the_same_parser() {
    PostgresParser first = parsers.ask(Function.identity());

    assertThat(parsers.ask(Function.identity())).isSameAs(first);
  }

  @Test
  void texts_of_the_same_moment_are_read_by_two() throws Exception {
    var together = new CyclicBarrier(2);
    Callable<PostgresParser> question = () -> parsers.ask(parser -> waitFor(together, parser));
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<PostgresParser> used = new ArrayList<>();
      for (Future<PostgresParser> answer : threads.invokeAll(List.of(question, question))) {
        used.add(answer.get());
      }

      assertThat(used).doesNotHaveDuplicates();
      assertThat(used).contains(parsers.ask(Function.identity()));
    }
  }

  private static PostgresParser waitFor(CyclicBarrier barrier, PostgresParser parser) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return parser;
  }

  @Test
  void many_threads_share_them() throws Exception {
    List<Callable<Parsed>> questions = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      questions.add(() -> parsers.ask(parser -> parser.parse("SELECT 1")));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Parsed> answer : threads.invokeAll(questions)) {
        assertThat(answer.get()).isInstanceOf(Parsed.Tree.class);
      }
    }
  }
}
