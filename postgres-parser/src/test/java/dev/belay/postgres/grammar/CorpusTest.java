package dev.belay.postgres.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The trees of statements of every kind, as hashes: a new version of the parser, of the splitter or
 * of the compiler must not change any without somebody's knowing. To write them anew: {@code
 * -Dgolden=write}. The first ones were compared with what the same WebAssembly says in V8.
 */
class CorpusTest {
  private static final Path RESOURCES = Path.of("src/test/resources");

  @Test
  void trees_are_as_they_were() throws Exception {
    Path golden = RESOURCES.resolve("trees.txt");
    List<String> lines = new ArrayList<>();
    try (var parser = new PostgresParser()) {
      for (String statement : statements(parser)) {
        lines.add(line(parser, statement));
      }
    }
    if ("write".equals(System.getProperty("golden"))) {
      Files.write(golden, lines);
    }

    assertThat(lines).hasSizeGreaterThan(150).containsExactlyElementsOf(Files.readAllLines(golden));
  }

  private static List<String> statements(PostgresParser parser) throws IOException {
    List<String> statements = new ArrayList<>();
    try (var files = Files.list(RESOURCES.resolve("corpus"))) {
      for (Path file : files.sorted().toList()) {
        String sql = Files.readString(file);
        for (Parsed.Statement one : tree(parser, sql).statements()) {
          statements.add(sql.substring(one.begin(), one.end()).strip());
        }
      }
    }
    return statements;
  }

  private static Parsed.Tree tree(PostgresParser parser, String sql) {
    Parsed parsed = parser.parse(sql);
    assertThat(parsed).isInstanceOf(Parsed.Tree.class);
    return (Parsed.Tree) parsed;
  }

  private static String line(PostgresParser parser, String statement) throws Exception {
    byte[] text = tree(parser, statement).root().toString().getBytes(StandardCharsets.UTF_8);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
    return HexFormat.of().formatHex(hash, 0, 8) + " " + statement.lines().findFirst().orElse("");
  }
}
