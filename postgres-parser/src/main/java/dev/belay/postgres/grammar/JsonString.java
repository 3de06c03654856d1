package dev.belay.postgres.grammar;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Reads one string after the other out of a JSON text. */
final class JsonString {
  private final byte[] json;
  private int end;

  JsonString(byte[] json) {
    this.json = json;
  }

  /** The string that begins there, behind its quote. */
  String read(int begin) {
    end = begin;
    while (json[end] != '"' && json[end] != '\\') {
      end++;
    }
    String text = part(begin);
    return json[end] == '"' ? text : text + readRest();
  }

  /** Where the closing quote of the last one stands. */
  int end() {
    return end;
  }

  private String part(int begin) {
    return new String(json, begin, end - begin, StandardCharsets.UTF_8);
  }

  private String readRest() {
    var text = new StringBuilder();
    while (json[end] != '"') {
      int begin = end;
      if (json[end] == '\\') {
        text.append(readEscape());
      } else {
        while (json[end] != '"' && json[end] != '\\') {
          end++;
        }
        text.append(part(begin));
      }
    }
    return text.toString();
  }

  private char readEscape() {
    char character = (char) json[end + 1];
    end += 2;
    return switch (character) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        end += 4;
        String digits = new String(json, end - 4, 4, StandardCharsets.US_ASCII);
        yield (char) HexFormat.fromHexDigits(digits);
      }
      default -> character;
    };
  }
}
