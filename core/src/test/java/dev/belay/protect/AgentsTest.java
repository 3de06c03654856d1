package dev.belay.protect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentsTest {
  @ParameterizedTest
  @CsvSource({
    "CLAUDECODE, 1",
    "CODEX_SANDBOX, seatbelt",
    "CODEX_THREAD_ID, 7",
    "GEMINI_CLI, 1",
    "CURSOR_AGENT, 1",
    "REPLIT_SESSION, agent-7",
    "OR_APP_NAME, Aider",
    "AGENT, goose"
  })
  void an_agent_is_known_by_what_it_sets(String variable, String value) {
    assertThat(Agents.trace(Map.of("HOME", "/root", variable, value))).contains(variable);
  }

  @ParameterizedTest
  @CsvSource({"CLAUDECODE, ''", "AGENT, smith", "REPLIT_SESSION, 7", "TERM, xterm", "CODEX, 1"})
  void a_person_is_not_taken_for_one(String variable, String value) {
    assertThat(Agents.trace(Map.of(variable, value))).isEmpty();
  }

  @Test
  void an_empty_environment_gives_nobody_away() {
    assertThat(Agents.trace(Map.of())).isEmpty();
  }
}
