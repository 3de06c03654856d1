package dev.belay.postgres.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Large, deep, many, and from all sides. */
class ParserUnderStrainTest {
  private static final PostgresParser PARSER = new PostgresParser();

  @AfterAll
  static void close() {
    PARSER.close();
  }

  private static int count(String sql) {
    Parsed parsed = PARSER.parse(sql);
    assertThat(parsed).isInstanceOf(Parsed.Tree.class);
    return ((Parsed.Tree) parsed).statements().size();
  }

  private static void assertUsable() {
    assertThat(count("SELECT 1")).isEqualTo(1);
  }

  @Test
  void twenty_thousand_errors_leave_no_memory_behind() {
    var library = new Library();
    for (int i = 0; i < 1000; i++) {
      library.parse("SELECT (1 FROM 'a");
    }
    int before = library.memoryPages();

    for (int i = 0; i < 20_000; i++) {
      library.parse("CREATE TABLE t (a int,, b int" + i);
    }

    assertThat(library.memoryPages()).isEqualTo(before);
    assertThat(library.parse("SELECT 1")).isInstanceOf(Parsed.Tree.class);
  }

  @Test
  void a_deep_expression_is_answered() {
    Parsed parsed = PARSER.parse("SELECT 1" + "+1".repeat(20_000));

    assertThat(parsed).isInstanceOf(Parsed.Tree.class);
    assertUsable();
  }

  @Test
  void what_is_too_deep_is_answered_and_the_next_text_is_parsed() {
    Parsed parsed = PARSER.parse("SELECT " + "(".repeat(2_000_000) + "1" + ")".repeat(2_000_000));

    assertThat(parsed)
        .isInstanceOfSatisfying(
            Parsed.SyntaxError.class, error -> assertThat(error.message()).isNotEmpty());
    assertUsable();
  }

  @Test
  void several_threads_may_ask() throws Exception {
    List<Callable<Integer>> questions = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      String sql = "SELECT 1;".repeat(i);
      questions.add(() -> count(sql));
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      int expected = 1;
      for (Future<Integer> answer : threads.invokeAll(questions)) {
        assertThat(answer.get()).isEqualTo(expected++);
      }
    }
  }

  @Test
  void several_parsers_do_not_disturb_each_other() {
    try (var other = new PostgresParser()) {
      assertThat(other.parse("SELECT 1 FROM")).isInstanceOf(Parsed.SyntaxError.class);
      assertUsable();
      assertThat(other.parse("SELECT 1 FROM a")).isInstanceOf(Parsed.Tree.class);
    }
  }

  @Test
  void an_interrupted_thread_gets_its_answer_and_stays_interrupted() {
    Thread.currentThread().interrupt();

    assertUsable();

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void a_large_text_is_parsed_in_one_call() {
    String one = "CREATE TABLE a_table_of_some_size (id bigint PRIMARY KEY, name text NOT NULL);\n";
    int count = 500_000 / one.length();

    assertThat(count(one.repeat(count))).isEqualTo(count);
  }
}
