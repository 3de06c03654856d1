package dev.belay.cli;

import dev.belay.guarded.ForeignCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command with this process's own terminal, folder and environment, as if typed without Belay.
 */
final class OwnCommand implements ForeignCommand {
  private final List<String> words;
  private final Path folder;
  private final Map<String, String> environment;

  OwnCommand(List<String> words, Path folder, Map<String, String> environment) {
    this.words = List.copyOf(words);
    this.folder = folder;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String line() {
    return String.join(" ", words);
  }

  @Override
  public int run() throws IOException, InterruptedException {
    var builder = new ProcessBuilder(words);
    builder.directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.inheritIO().start().waitFor();
  }
}
