package dev.belay.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.cli.Program;
import dev.belay.cli.Shell;
import dev.belay.cli.show.Terminal;
import dev.belay.pipeline.Cancellation;
import dev.belay.protect.Operator;
import dev.belay.run.Identity;
import dev.belay.sqlite.SqliteEngine;
import dev.belay.sqlite.parse.SqliteDialect;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages tell to paste is understood by the command line. */
class PageCommandsTest {
  private static final Pattern COMMAND = Pattern.compile("(?m)^ {4}(?:.* )?belay (.*)$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TempDir private Path folder;

  static List<String> commands() {
    List<String> commands = new ArrayList<>();
    for (String name : List.of("rules", "problems")) {
      DocsFolder pages = DocsFolder.named(name);
      for (String id : pages.ids()) {
        Matcher found = COMMAND.matcher(pages.page(id).replaceAll("\\\\\n +", ""));
        while (found.find()) {
          commands.add(found.group(1));
        }
      }
    }
    return commands.stream().filter(each -> !each.contains("VERB")).distinct().sorted().toList();
  }

  /** In a folder without targets every command ends before it does anything. */
  @ParameterizedTest
  @MethodSource("commands")
  void a_command_is_understood(String command) {
    var out = new ByteArrayOutputStream();
    List<String> words = new ArrayList<>(words(command));
    words.add("--json");
    new Program(shell(new PrintStream(out, true, StandardCharsets.UTF_8)))
        .run(words.toArray(new String[0]));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"outcome\"")
        .doesNotContain("\"code\":\"usage\"")
        .doesNotContain("\"code\":\"configuration-invalid\"")
        .doesNotContain("\"code\":\"bug\"");
  }

  private static List<String> words(String command) {
    return WORD.matcher(command)
        .results()
        .flatMap(
            found -> Stream.ofNullable(found.group(1) == null ? found.group(2) : found.group(1)))
        .toList();
  }

  private Shell shell(PrintStream out) {
    Clock clock = Clock.systemUTC();
    return new Shell(
        folder,
        Map.of(),
        clock,
        new Random(1),
        new Identity("ada", "localhost", 1, "test"),
        wait -> List.of(new SqliteEngine(new SqliteDialect(), clock)),
        new Terminal(out, out, false, false, 100),
        Operator.NOBODY,
        line -> {},
        new Cancellation());
  }
}
