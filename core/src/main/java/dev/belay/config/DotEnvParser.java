package dev.belay.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a .env file as the usual tools do: {@code export}, comments, single quotes (literal but for
 * {@code \'} and {@code \\}), double quotes (with escapes), both over several lines, and references
 * to variables outside of single quotes. A later line of the same name replaces an earlier one.
 */
final class DotEnvParser {
  private final String text;
  private final String file;
  private final Path folder;
  private final Function<String, Optional<String>> process;
  private final Problems problems;
  private final Map<String, Written> variables = new LinkedHashMap<>();
  private int at;
  private int line = 1;

  /**
   * Prepares to read one file.
   *
   * @param file its name for people
   * @param process finds variables of the process, which go first in references
   */
  DotEnvParser(
      String text,
      String file,
      Path folder,
      Function<String, Optional<String>> process,
      Problems problems) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.file = file;
    this.folder = folder;
    this.process = process;
    this.problems = problems;
  }

  /** Reads a file if there is one; {@code process} as for the constructor. */
  static Map<String, Written> read(
      ConfigurationFile file, Map<String, String> process, Problems problems) {
    if (!Files.isRegularFile(file.path())) {
      return Map.of();
    }
    Function<String, Optional<String>> find = name -> Optional.ofNullable(process.get(name));
    return new DotEnvParser(file.read(), file.shown(), file.folder(), find, problems).parse();
  }

  Map<String, Written> parse() {
    while (at < text.length()) {
      skipBlanks();
      if (!atLineEnd() && text.charAt(at) != '#') {
        assignment();
      }
      skipLine();
    }
    return variables;
  }

  private void assignment() {
    String name = word();
    if (name.equals("export")) {
      skipBlanks();
      name = word();
      skipBlanks();
      if (atLineEnd()) {
        return;
      }
    }
    skipBlanks();
    if (!Expansion.isName(name) || at >= text.length() || text.charAt(at) != '=') {
      problems.addDotEnvLine(file, line, "is not NAME=VALUE");
      return;
    }
    at++;
    skipBlanks();
    int began = line;
    var origin = new Origin.DotEnv(file, began, name);
    value(origin).ifPresent(value -> put(origin, value));
  }

  private void put(Origin.DotEnv origin, String value) {
    variables.put(origin.variable(), new Written(value, origin, folder));
  }

  private Optional<String> value(Origin origin) {
    char quote = at < text.length() ? text.charAt(at) : '\n';
    if (quote != '"' && quote != '\'') {
      return Optional.of(new DotEnvValue(unquoted(), this::find).unquoted());
    }
    int end = closingQuote(quote);
    if (end < 0) {
      problems.add(origin, "has a " + quote + " without its end");
      at = text.length();
      return Optional.empty();
    }
    var value = new DotEnvValue(text.substring(at + 1, end), this::find);
    advance(end + 1);
    skipBlanks();
    if (!atLineEnd() && text.charAt(at) != '#') {
      problems.add(origin, "has text behind its closing " + quote);
      return Optional.empty();
    }
    return Optional.of(quote == '"' ? value.doubleQuoted() : value.singleQuoted());
  }

  private Optional<String> find(String name) {
    Optional<String> value = process.apply(name);
    if (value.isPresent()) {
      return value;
    }
    return Optional.ofNullable(variables.get(name)).map(Written::text);
  }

  private int closingQuote(char quote) {
    for (int end = at + 1; end < text.length(); end++) {
      if (text.charAt(end) == '\\') {
        end++;
      } else if (text.charAt(end) == quote) {
        return end;
      }
    }
    return -1;
  }

  /** Up to the end of the line or a comment, which a blank must precede. */
  private String unquoted() {
    int begin = at;
    while (!atLineEnd() && !(text.charAt(at) == '#' && (at == begin || blank(at - 1)))) {
      at++;
    }
    return text.substring(begin, at).strip();
  }

  private String word() {
    int begin = at;
    while (!atLineEnd() && !blank(at) && text.charAt(at) != '=') {
      at++;
    }
    return text.substring(begin, at);
  }

  private boolean blank(int where) {
    return text.charAt(where) == ' ' || text.charAt(where) == '\t';
  }

  private boolean atLineEnd() {
    return at >= text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r';
  }

  private void skipBlanks() {
    while (at < text.length() && blank(at)) {
      at++;
    }
  }

  private void skipLine() {
    int end = text.indexOf('\n', at);
    advance(end < 0 ? text.length() : end + 1);
  }

  private void advance(int to) {
    for (; at < to; at++) {
      if (text.charAt(at) == '\n') {
        line++;
      }
    }
  }
}
