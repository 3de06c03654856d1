package dev.belay.postgres.connect;

import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One file of services: {@code [name]}, and below it {@code keyword=value} up to the next name. As
 * libpq does, it takes the first of what is said twice, knows no quotes, and refuses what it
 * doesn't know: a misspelt port must not lead to another server.
 */
record ServiceFile(Path path) {
  /** What libpq knows and what changes nothing here. Manual, "Parameter Key Words" (libpq, 18). */
  private static final Set<String> PASSED_OVER =
      Set.of(
          "client_encoding",
          "fallback_application_name",
          "gssdelegation",
          "gsslib",
          "keepalives",
          "keepalives_count",
          "keepalives_idle",
          "keepalives_interval",
          "load_balance_hosts",
          "max_protocol_version",
          "min_protocol_version",
          "tcp_user_timeout");

  /** What stands under a name; empty if the name isn't there. */
  Optional<Map<Keyword, String>> find(String service) {
    List<String> lines = lines();
    for (int number = 1; number <= lines.size(); number++) {
      if (lines.get(number - 1).equals("[" + service + "]")) {
        return Optional.of(section(lines, number));
      }
    }
    return Optional.empty();
  }

  private List<String> lines() {
    try {
      return Files.readString(path, StandardCharsets.UTF_8).lines().map(String::strip).toList();
    } catch (IOException e) {
      throw Problem.ofDisk("can't read the services in " + path, e).toException(e);
    }
  }

  /** From behind the line with the name to the next name. */
  private Map<Keyword, String> section(List<String> lines, int head) {
    Map<Keyword, String> settings = new EnumMap<>(Keyword.class);
    for (int number = head + 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1);
      if (line.startsWith("[")) {
        break;
      }
      if (!line.isEmpty() && !line.startsWith("#")) {
        read(line, number, settings);
      }
    }
    return settings;
  }

  private void read(String line, int number, Map<Keyword, String> settings) {
    int equals = line.indexOf('=');
    if (equals < 0) {
      throw invalid(number, "there is no = in it");
    }
    String word = line.substring(0, equals);
    Optional<Keyword> keyword = Keyword.find(word);
    if (keyword.isEmpty() && !PASSED_OVER.contains(word)) {
      throw invalid(number, "Belay doesn't know " + word + "= there");
    }
    keyword.ifPresent(known -> put(known, line.substring(equals + 1), number, settings));
  }

  private void put(Keyword keyword, String value, int number, Map<Keyword, String> settings) {
    if (keyword == Keyword.SERVICE || keyword == Keyword.SERVICEFILE) {
      throw invalid(number, "a service can't name another one");
    }
    if (!value.isEmpty()) {
      settings.putIfAbsent(keyword, value);
    }
  }

  /** The line itself may hold a password; it is not shown. */
  private BelayException invalid(int number, String why) {
    return Problem.of(Code.CONFIGURATION_INVALID, path + ", line " + number + " can't be used")
        .why(why)
        .remedy("write it as KEYWORD=VALUE, as: port=5433")
        .toException();
  }
}
