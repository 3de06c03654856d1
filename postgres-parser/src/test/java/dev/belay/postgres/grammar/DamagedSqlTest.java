package dev.belay.postgres.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Statements of the corpus with words taken away, doubled and put in: always the same ones. */
class DamagedSqlTest {
  private static final int ROUNDS = 3000;
  private static final PostgresParser PARSER = new PostgresParser();
  private static final List<String> STATEMENTS = new ArrayList<>();
  private static final List<String> ODD =
      List.of("'", "\"", "$$", "$1$", "/*", "--", "\n", "ü", "😀", "\ud83d", "(", ";", "\\", "0x");

  private final Random random = new Random(18);

  @BeforeAll
  static void read() throws IOException {
    try (var files = Files.list(Path.of("src/test/resources/corpus"))) {
      for (Path file : files.sorted().toList()) {
        STATEMENTS.addAll(Arrays.asList(Files.readString(file).split(";\n", -1)));
      }
    }
  }

  @AfterAll
  static void close() {
    PARSER.close();
  }

  @Test
  void every_text_is_answered() {
    int trees = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String sql = damaged();
      trees += check(sql) ? 1 : 0;
    }
    assertThat(trees).isBetween(ROUNDS / 20, ROUNDS - ROUNDS / 20);
  }

  /** Whether there is a tree. */
  private boolean check(String sql) {
    return switch (PARSER.parse(sql)) {
      case Parsed.SyntaxError error -> {
        assertThat(error.message()).as(sql).doesNotContain("for the parser");
        error
            .position()
            .ifPresent(position -> assertThat(position).as(sql).isBetween(0, sql.length()));
        yield false;
      }
      case Parsed.Tree tree -> {
        int end = 0;
        for (Parsed.Statement statement : tree.statements()) {
          assertThat(statement.begin()).as(sql).isGreaterThanOrEqualTo(end);
          end = statement.end();
          assertThat(new BodyReader(PARSER).read(sql, tree, statement)).as(sql).isNotNull();
        }
        assertThat(end).as(sql).isLessThanOrEqualTo(sql.length());
        yield true;
      }
    };
  }

  private String damaged() {
    List<String> words = new ArrayList<>(Arrays.asList(one(STATEMENTS).split("\\b", -1)));
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      int place = random.nextInt(words.size());
      switch (random.nextInt(4)) {
        case 0 -> words.set(place, "");
        case 1 -> words.add(place, words.get(random.nextInt(words.size())));
        case 2 -> words.add(place, " " + one(ODD) + " ");
        default -> words.set(place, one(STATEMENTS));
      }
    }
    return String.join("", words);
  }

  private String one(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
