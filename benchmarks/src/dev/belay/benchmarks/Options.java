package dev.belay.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What to measure, how often and with what; written as {@code --name=value}.
 *
 * @param postgres the folder of the programs of PostgreSQL, servers and clients
 * @param serverFolder where the server's data lie; otherwise the system's folder for such files
 * @param reasons why aims are missed, for the report
 * @param percent how much of the full size the databases of PostgreSQL have
 */
public record Options(
    Path belay,
    Optional<Path> flyway,
    Optional<Path> dbmate,
    Optional<Path> squawk,
    Optional<Path> postgres,
    Optional<Path> serverFolder,
    Path reasons,
    Path work,
    Path results,
    List<String> engines,
    List<String> only,
    List<String> databases,
    List<Integer> megabytes,
    int percent,
    int rounds,
    int quickRounds,
    int migrations) {
  private static final String ENGINES = "sqlite,postgresql";
  private static final String PARTS =
      "backup,read,restore,change,rollback,check,migrate,status,memory";
  private static final String DATABASES = "two-big,one-big,many-small";

  static Options of(String... arguments) {
    Given given = Given.of(arguments);
    boolean full = given.choice("size", "full", "full,smoke").equals(List.of("full"));
    Options options =
        new Options(
            Path.of(given.text("belay", "")),
            given.path("flyway"),
            given.path("dbmate"),
            given.path("squawk"),
            given.path("postgres"),
            given.path("server-folder"),
            Path.of(given.text("reasons", "")),
            Path.of(given.text("work", "")),
            Path.of(given.text("results", "")),
            given.choice("engines", ENGINES, ENGINES),
            given.choice("only", PARTS, PARTS),
            given.choice("databases", DATABASES, DATABASES),
            given.numbers("megabytes", full ? "500,2000" : "10"),
            given.number("percent", full ? "100" : "1"),
            given.number("rounds", full ? "5" : "1"),
            given.number("quick-rounds", full ? "15" : "1"),
            given.number("migrations", full ? "1000" : "20"));
    given.end();
    return options;
  }

  /** Whether any of these parts is wanted. */
  public boolean wants(String... parts) {
    return Stream.of(parts).anyMatch(only::contains);
  }

  /** What is left of the arguments; each is taken once. */
  private record Given(Map<String, String> left) {
    static Given of(String... arguments) {
      Map<String, String> given = new TreeMap<>();
      for (String argument : arguments) {
        int equals = argument.indexOf('=');
        if (!argument.startsWith("--") || equals < 0) {
          throw new IllegalArgumentException("not of the form --name=value: " + argument);
        }
        given.put(argument.substring(2, equals), argument.substring(equals + 1));
      }
      return new Given(given);
    }

    String text(String name, String otherwise) {
      String value = left.remove(name);
      return value == null ? otherwise : value;
    }

    Optional<Path> path(String name) {
      return Optional.of(text(name, "")).filter(text -> !text.isEmpty()).map(Path::of);
    }

    int number(String name, String otherwise) {
      return Integer.parseInt(text(name, otherwise));
    }

    List<Integer> numbers(String name, String otherwise) {
      return words(text(name, otherwise)).stream().map(Integer::valueOf).toList();
    }

    List<String> choice(String name, String otherwise, String possible) {
      List<String> chosen = words(text(name, otherwise));
      if (!words(possible).containsAll(chosen)) {
        throw new IllegalArgumentException("--" + name + " takes of " + possible);
      }
      return chosen;
    }

    void end() {
      if (!left.isEmpty()) {
        throw new IllegalArgumentException("unknown options: " + left.keySet());
      }
    }

    private static List<String> words(String text) {
      return Stream.of(text.split(",", -1)).filter(word -> !word.isEmpty()).toList();
    }
  }
}
