package dev.belay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalOperatorTest {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  private TerminalOperator operator(boolean attended, Map<String, String> environment) {
    return new TerminalOperator(
        new ByteArrayInputStream("shop\nrest\n".getBytes(StandardCharsets.UTF_8)),
        new PrintStream(screen, true, StandardCharsets.UTF_8),
        attended,
        environment);
  }

  private static String unread() {
    throw new AssertionError("nobody is there to read it");
  }

  @Test
  void whoever_sits_at_the_terminal_is_asked_and_answers_in_a_line() {
    assertThat(operator(true, Map.of()).ask(() -> "its name? ")).contains("shop");
    assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("its name? ");
  }

  @Test
  void what_is_fed_to_a_process_without_a_terminal_is_nobodys_answer() {
    TerminalOperator nobody = operator(false, Map.of());
    assertThat(nobody.ask(TerminalOperatorTest::unread)).isEmpty();
    assertThat(nobody.absence()).isEqualTo("nobody is here to be asked");
    assertThat(nobody.isAgent()).isFalse();
  }

  @Test
  void an_agent_is_not_asked_even_at_a_terminal() {
    TerminalOperator agent = operator(true, Map.of("CLAUDECODE", "1"));
    assertThat(agent.ask(TerminalOperatorTest::unread)).isEmpty();
    assertThat(agent.absence()).contains("CLAUDECODE is set");
    assertThat(agent.isAgent()).isTrue();
  }
}
