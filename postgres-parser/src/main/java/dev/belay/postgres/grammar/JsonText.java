package dev.belay.postgres.grammar;

/** Strings as JSON writes them. */
final class JsonText {
  private JsonText() {}

  static void write(String value, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      switch (character) {
        case '"', '\\' -> text.append('\\').append(character);
        case '\n' -> text.append("\\n");
        case '\t' -> text.append("\\t");
        case '\r' -> text.append("\\r");
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        default -> append(character, text);
      }
    }
    text.append('"');
  }

  private static void append(char character, StringBuilder text) {
    if (character < ' ') {
      text.append("\\u%04x".formatted((int) character));
    } else {
      text.append(character);
    }
  }
}
