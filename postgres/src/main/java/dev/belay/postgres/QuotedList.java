package dev.belay.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The value of a setting that is a list of names: divided by commas, those in double quotes that
 * need them, which may be empty (guc.h, GUC_LIST_QUOTE). What is stored can't be said again as it
 * is, since no identifier may be empty.
 */
record QuotedList(List<String> names) {
  QuotedList {
    names = List.copyOf(names);
  }

  static QuotedList read(String text) {
    List<String> names = new ArrayList<>();
    var name = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < text.length(); at++) {
      char sign = text.charAt(at);
      if (sign == '"' && quoted && text.startsWith("\"", at + 1)) {
        name.append(sign);
        at++;
      } else if (sign == '"') {
        quoted = !quoted;
      } else if (sign == ',' && !quoted) {
        names.add(name.toString());
        name.setLength(0);
      } else if (quoted || sign != ' ') {
        name.append(sign);
      }
    }
    names.add(name.toString());
    return new QuotedList(names);
  }

  /** As SET takes it. */
  String literals() {
    return names.stream().map(Names::literal).collect(Collectors.joining(", "));
  }
}
