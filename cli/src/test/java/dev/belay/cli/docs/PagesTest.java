package dev.belay.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands of README and docs are run, and print what the pages say. With {@code -Ddocs=write}
 * what is shown wrongly is replaced by what was printed.
 */
class PagesTest {
  private static final Path ROOT = Path.of("..");

  @TempDir private Path folder;

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> Page.read(file).hasCommands())
          .forEach(pages::add);
    }
    Collections.sort(pages);
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void the_commands_of_a_page_do_what_it_says(Path file) throws Exception {
    Page page = Page.read(file);
    var shell = new PageShell(folder.toRealPath());
    shell.begin(page.begins());
    List<String> wrong = new ArrayList<>();
    List<Correction> corrections = new ArrayList<>();
    for (Page.Part part : page.parts()) {
      switch (part) {
        case Page.Part.Written written -> shell.write(written.name(), written.text());
        case Page.Part.Typed typed -> look(typed, shell.type(typed.command()), wrong, corrections);
      }
    }
    if ("write".equals(System.getProperty("docs"))) {
      write(file, corrections);
    }
    assertThat(wrong).isEmpty();
  }

  private static void look(
      Page.Part.Typed typed,
      PageShell.Screen screen,
      List<String> wrong,
      List<Correction> corrections) {
    if (!screen.ran()) {
      return;
    }
    boolean shown = typed.shown().isEmpty() || new Shown(typed.shown()).fits(screen.lines());
    if (screen.status() != typed.status() || !shown) {
      wrong.add(
          "line %d: %s # exit %d\n%s"
              .formatted(
                  typed.line() + 1,
                  typed.command(),
                  screen.status(),
                  String.join("\n", screen.lines())));
    }
    if (!shown) {
      corrections.add(new Correction(typed, screen.lines()));
    }
  }

  /** What stands in the page, and what should. */
  private record Correction(Page.Part.Typed typed, List<String> printed) {}

  private static void write(Path file, List<Correction> corrections) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    for (Correction correction : corrections.reversed()) {
      int from = correction.typed().line() + 1;
      while (lines.get(from - 1).endsWith("\\")) {
        from++;
      }
      lines.subList(from, from + correction.typed().shown().size()).clear();
      lines.addAll(from, correction.printed());
    }
    Files.write(file, lines);
  }
}
