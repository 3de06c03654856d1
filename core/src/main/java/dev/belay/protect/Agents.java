package dev.belay.protect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows the coding agents that say in the environment of their commands that they are one. They are
 * no person at a terminal, even where they have one.
 *
 * <p>The variables are those that Prisma 7.9.1 looks for (packages/migrate/src/utils/ai-safety.ts).
 */
public final class Agents {
  private static final List<String> VARIABLES =
      List.of(
          "CLAUDECODE",
          "GEMINI_CLI",
          "QWEN_CODE",
          "CURSOR_AGENT",
          "COPILOT_CLI",
          "OPENCODE",
          "CLINE_ACTIVE",
          "CRUSH",
          "AUGMENT_AGENT",
          "ANTIGRAVITY_AGENT",
          "AI_AGENT");

  private static final String CODEX = "CODEX_";

  private Agents() {}

  /** What gives an agent away, as in {@code CLAUDECODE}; empty where nothing does. */
  public static Optional<String> trace(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .filter(entry -> isAgents(entry.getKey(), entry.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  private static boolean isAgents(String variable, String value) {
    return switch (variable) {
      case "OR_APP_NAME" -> value.equals("Aider");
      case "REPLIT_SESSION" -> value.startsWith("agent-");
      case "AGENT" -> value.equals("goose") || value.equals("amp");
      default -> VARIABLES.contains(variable) || variable.startsWith(CODEX);
    };
  }
}
