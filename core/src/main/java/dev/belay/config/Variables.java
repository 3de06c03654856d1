package dev.belay.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables of the process, and behind them those of the .env file. Empty is as not set. */
final class Variables {
  private final Map<String, String> process;
  private final Map<String, Written> dotEnv;
  private final Path workingFolder;

  Variables(Map<String, String> process, Map<String, Written> dotEnv, Path workingFolder) {
    this.process = process;
    this.dotEnv = dotEnv;
    this.workingFolder = workingFolder;
  }

  /** A variable of the process, or of the .env file where the process doesn't have it. */
  Optional<Written> find(String name) {
    if (process.containsKey(name)) {
      return ofProcess(name);
    }
    return ofDotEnv(name);
  }

  /** The first of these names that the process has a value for, else the first in .env. */
  Optional<Written> find(List<String> names) {
    for (String name : names) {
      Optional<Written> value = ofProcess(name);
      if (value.isPresent()) {
        return value;
      }
    }
    for (String name : names) {
      Optional<Written> value = process.containsKey(name) ? Optional.empty() : ofDotEnv(name);
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  Optional<String> text(String name) {
    return find(name).map(Written::text);
  }

  private Optional<Written> ofProcess(String name) {
    return Optional.ofNullable(process.get(name))
        .filter(text -> !text.isBlank())
        .map(text -> new Written(text, new Origin.Variable(name), workingFolder));
  }

  private Optional<Written> ofDotEnv(String name) {
    return Optional.ofNullable(dotEnv.get(name)).filter(value -> !value.text().isBlank());
  }
}
