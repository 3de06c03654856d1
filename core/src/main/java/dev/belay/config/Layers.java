package dev.belay.config;

import dev.belay.database.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that speaks about one target, strongest first: command line, variables of the process,
 * .env, the target's part of belay.yaml, its top, built-in defaults.
 */
final class Layers {
  private final CommandLineSettings commandLine;
  private final Variables variables;
  private final Map<String, List<Written>> target;
  private final Map<String, List<Written>> top;
  private final Path workingFolder;
  private final Path configurationFolder;

  Layers(
      CommandLineSettings commandLine,
      Variables variables,
      Map<String, List<Written>> target,
      Map<String, List<Written>> top,
      Path workingFolder,
      Path configurationFolder) {
    this.commandLine = commandLine;
    this.variables = variables;
    this.target = Map.copyOf(target);
    this.top = Map.copyOf(top);
    this.workingFolder = workingFolder;
    this.configurationFolder = configurationFolder;
  }

  Variables variables() {
    return variables;
  }

  /** The strongest word on a setting. */
  Optional<Written> find(Setting<?> setting) {
    return all(setting).stream().findFirst();
  }

  /**
   * Every word on a setting, strongest first; the built-in default only where there is no other.
   */
  List<Written> all(Setting<?> setting) {
    List<Written> all = new ArrayList<>();
    for (Secret text : commandLine.texts(setting)) {
      all.add(new Written(text, new Origin.Option(setting.option()), workingFolder));
    }
    variables.find(setting.variables()).ifPresent(written -> split(setting, written, all));
    all.addAll(target.getOrDefault(setting.key(), List.of()));
    if (setting.standsAtTop()) {
      all.addAll(top.getOrDefault(setting.key(), List.of()));
    }
    if (all.isEmpty() && !setting.standard().isEmpty()) {
      all.add(new Written(setting.standard(), Origin.BUILT_IN, configurationFolder));
    }
    return all;
  }

  private static void split(Setting<?> setting, Written written, List<Written> all) {
    if (!setting.kind().many()) {
      all.add(written);
      return;
    }
    String text = written.text();
    for (int at = 0; at < text.length(); ) {
      int semicolon = text.indexOf(';', at);
      int end = semicolon < 0 ? text.length() : semicolon;
      String one = text.substring(at, end).strip();
      if (!one.isEmpty()) {
        all.add(new Written(one, written.origin(), written.folder()));
      }
      at = end + 1;
    }
  }
}
