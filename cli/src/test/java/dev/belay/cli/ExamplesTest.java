package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.problem.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are as good and as bad as they say. */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "sqlite"})
  void nothing_stands_in_the_way_of_good_ones(String engine) throws IOException {
    String told = check(ExitStatus.DONE, engine, "good");

    assertThat(told.lines()).noneMatch(line -> line.startsWith("warning"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "sqlite"})
  void each_bad_one_is_objected_to(String engine) throws IOException {
    String told = check(ExitStatus.NO, engine, "bad");

    for (String file : files(EXAMPLES.resolve(engine).resolve("bad"))) {
      assertThat(told.lines())
          .as(file)
          .anyMatch(line -> line.matches("(error|warning) .*" + file + ":\\d+"));
    }
  }

  private String check(ExitStatus status, String engine, String kind) throws IOException {
    String place = EXAMPLES.resolve(engine).resolve(kind).toString();
    return new Cli(folder.toRealPath()).ends(status, "check", "--engine", engine, place);
  }

  private static List<String> files(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
