package dev.belay.shim;

import java.util.ArrayList;
import java.util.List;

/** The scripts of a package.json, found without reading more of it than has to be read. */
final class PackageScripts {
  private static final String SCRIPTS = "scripts";

  private final String text;
  private final List<Stretch> scripts = new ArrayList<>();
  private final List<String> keys = new ArrayList<>(List.of(""));
  private int at;

  private PackageScripts(String text) {
    this.text = text;
  }

  static List<Stretch> in(String text) {
    var reading = new PackageScripts(text);
    while (reading.at < text.length()) {
      reading.step(text.charAt(reading.at));
    }
    return reading.scripts;
  }

  private void step(char next) {
    switch (next) {
      case '{', '[' -> keys.add("");
      case '}', ']' -> leave();
      case '"' -> {
        Stretch string = string();
        if (isKey()) {
          keys.set(keys.size() - 1, string.text());
        } else if (keys.size() == 3 && keys.get(1).equals(SCRIPTS)) {
          scripts.add(new Stretch(keys.get(2), string.text(), string.offsets()));
        }
        return;
      }
      default -> {}
    }
    at++;
  }

  private void leave() {
    if (keys.size() > 1) {
      keys.removeLast();
    }
  }

  private boolean isKey() {
    int next = at;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next < text.length() && text.charAt(next) == ':';
  }

  /** The string that begins here; goes on behind it. */
  private Stretch string() {
    var value = new StringBuilder();
    List<Integer> offsets = new ArrayList<>();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      offsets.add(at);
      value.append(character());
    }
    at++;
    return new Stretch("", value.toString(), offsets);
  }

  private char character() {
    char first = text.charAt(at++);
    if (first != '\\' || at >= text.length()) {
      return first;
    }
    char escaped = text.charAt(at++);
    return switch (escaped) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'u' -> unicode();
      default -> escaped;
    };
  }

  private char unicode() {
    int end = Math.min(text.length(), at + 4);
    String digits = text.substring(at, end);
    at = end;
    return digits.matches("[0-9a-fA-F]{4}") ? (char) Integer.parseInt(digits, 16) : '?';
  }
}
