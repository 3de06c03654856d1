package dev.belay.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/testing.md shows is what runs here. */
class TestingPageTest {
  private static final Path PAGE = Path.of("..", "docs", "testing.md");
  private static final Path EXAMPLES = Path.of("src/test/java/dev/belay/junit/example");
  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");

  @Test
  void the_page_shows_the_examples() throws IOException {
    List<String> shown =
        JAVA.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).toList();

    assertThat(shown).containsExactly(example("OrdersTest"), example("InvoicesTest"));
  }

  private static String example(String name) throws IOException {
    return Files.readString(EXAMPLES.resolve(name + ".java")).replaceFirst("package .*;\n\n", "");
  }
}
