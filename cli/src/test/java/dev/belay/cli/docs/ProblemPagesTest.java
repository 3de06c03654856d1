package dev.belay.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemPagesTest {
  private static final DocsFolder PAGES = DocsFolder.named("problems");
  private static final Pattern NAMED = Pattern.compile("\\bCode\\.([A-Z_]+)\\b");

  @Test
  void every_code_has_a_page_and_every_page_a_code() {
    assertThat(PAGES.ids())
        .containsExactlyInAnyOrderElementsOf(Stream.of(Code.values()).map(Code::id).toList());
  }

  @Test
  void the_readme_has_every_code_with_its_exit_status_in_the_order_of_the_codes() {
    List<String> beginnings = new ArrayList<>();
    for (Code code : Code.values()) {
      beginnings.add(
          "| [" + code.id() + "](" + code.id() + ".md) | " + code.exitStatus().status() + " | ");
    }
    List<String> rows = PAGES.rows();
    assertThat(rows).hasSameSizeAs(beginnings);
    for (int index = 0; index < rows.size(); index++) {
      assertThat(rows.get(index)).startsWith(beginnings.get(index)).endsWith(" |");
      assertThat(rows.get(index).length()).isGreaterThan(beginnings.get(index).length() + 10);
    }
  }

  @ParameterizedTest
  @EnumSource(Code.class)
  void a_page_has_the_form_of_a_page(Code code) {
    String page = PAGES.page(code.id());
    assertThat(page)
        .startsWith("# " + code.id() + "\n\nExit status: " + code.exitStatus().status() + "\n\n");
    assertThat(page.lines().filter(line -> line.startsWith("## ")))
        .containsExactly("## How it comes about", "## State of the database", "## What to do");
    assertThat(RulePage.section(page, "What to do")).contains("\n    ");
  }

  @Test
  void exactly_those_codes_that_nothing_throws_are_called_reserved() throws IOException {
    Set<String> unused = new TreeSet<>(PAGES.ids());
    unused.removeAll(named());
    List<String> reserved =
        PAGES.ids().stream().filter(id -> PAGES.page(id).contains("Reserved")).toList();
    assertThat(reserved).containsExactlyElementsOf(unused);
  }

  /** The ids of the codes that the programs name. */
  private static Set<String> named() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Path source : sources()) {
      NAMED
          .matcher(Files.readString(source))
          .results()
          .map(found -> Code.valueOf(found.group(1)).id())
          .forEach(named::add);
    }
    return named;
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (var modules = Files.newDirectoryStream(Path.of(".."))) {
      for (Path module : modules) {
        Path main = module.resolve("src").resolve("main").resolve("java");
        if (Files.isDirectory(main)) {
          try (var files = Files.walk(main)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
          }
        }
      }
    }
    return sources;
  }
}
