package dev.belay.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page points to is there, and the contract in the README is the one in the code. */
class LinksTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");
  private static final Pattern STATUS = Pattern.compile("(?m)^\\| (\\d+) \\| ");

  static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_link_leads_somewhere(Path page) throws IOException {
    List<String> broken = new ArrayList<>();
    Matcher link = LINK.matcher(Files.readString(page));
    while (link.find()) {
      Path file = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
      if (!Files.exists(file) || !hasHeading(file, link.group(2))) {
        broken.add(link.group());
      }
    }
    assertThat(broken).isEmpty();
  }

  private static boolean hasHeading(Path file, String anchor) throws IOException {
    return anchor == null
        || Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("#"))
            .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
            .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", ""))
            .anyMatch(line -> line.replace(' ', '-').equals(anchor));
  }

  @Test
  void the_readme_lists_every_exit_status() throws IOException {
    List<Integer> listed =
        STATUS
            .matcher(Files.readString(ROOT.resolve("README.md")))
            .results()
            .map(found -> Integer.valueOf(found.group(1)))
            .toList();
    assertThat(listed)
        .containsExactlyElementsOf(
            Arrays.stream(ExitStatus.values()).map(ExitStatus::status).toList());
  }
}
