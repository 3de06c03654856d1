package dev.belay.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What to measure, how often and with what; written as {@code --name=value}. */
record Options(
    Path belay,
    Optional<Path> flyway,
    Optional<Path> dbmate,
    Path work,
    Path results,
    List<String> only,
    List<Integer> megabytes,
    int rounds,
    int quickRounds,
    int migrations) {

  static Options of(String... arguments) {
    Map<String, String> given = new TreeMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--") || equals < 0) {
        throw new IllegalArgumentException("not of the form --name=value: " + argument);
      }
      given.put(argument.substring(2, equals), argument.substring(equals + 1));
    }
    Options options =
        new Options(
            Path.of(taken(given, "belay", "")),
            path(taken(given, "flyway", "")),
            path(taken(given, "dbmate", "")),
            Path.of(taken(given, "work", "")),
            Path.of(taken(given, "results", "")),
            words(taken(given, "only", "backup,read,migrate,status,memory")).toList(),
            words(taken(given, "megabytes", "500,2000")).map(Integer::valueOf).toList(),
            Integer.parseInt(taken(given, "rounds", "3")),
            Integer.parseInt(taken(given, "quick-rounds", "15")),
            Integer.parseInt(taken(given, "migrations", "1000")));
    if (!given.isEmpty()) {
      throw new IllegalArgumentException("unknown options: " + given.keySet());
    }
    return options;
  }

  private static String taken(Map<String, String> given, String name, String otherwise) {
    String value = given.remove(name);
    return value == null ? otherwise : value;
  }

  private static Optional<Path> path(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }

  private static Stream<String> words(String text) {
    return Stream.of(text.split(",", -1)).filter(word -> !word.isEmpty());
  }
}
