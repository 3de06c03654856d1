package dev.belay.postgres.grammar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the parser's JSON as nodes. It is written by a program that is known, without blanks
 * between its tokens, so nothing is checked but what keeps reading from going astray.
 */
final class NodeReader {
  private final byte[] json;
  private final FieldNames fieldNames;
  private final JsonString strings;
  private int at;

  /** Fields of the objects that are open, in pairs of name and value. */
  private Object[] fields = new Object[256];

  private int top;

  NodeReader(byte[] json, FieldNames fieldNames) {
    this.json = json;
    this.fieldNames = fieldNames;
    this.strings = new JsonString(json);
  }

  Node read() {
    if (readValue() instanceof Node node) {
      return node;
    }
    throw unexpected();
  }

  private Object readValue() {
    return switch (json[at]) {
      case '{' -> readObject();
      case '[' -> readList();
      case '"' -> readString();
      case 't' -> readWord(4, true);
      case 'f' -> readWord(5, false);
      case 'n' -> readWord(4, Node.NONE);
      default -> readNumber();
    };
  }

  private Object readWord(int length, Object value) {
    at += length;
    return value;
  }

  private Node readObject() {
    int begin = top;
    at++;
    while (next() != '}') {
      String name = readName();
      push(name, readValue());
    }
    at++;
    return pop(begin);
  }

  private void push(String name, Object value) {
    if (top + 2 > fields.length) {
      fields = Arrays.copyOf(fields, fields.length * 2);
    }
    fields[top++] = name;
    fields[top++] = value;
  }

  private Node pop(int begin) {
    int count = (top - begin) / 2;
    if (count == 0) {
      return Node.NONE;
    }
    String[] names = new String[count];
    Object[] values = new Object[count];
    for (int i = 0; i < count; i++) {
      names[i] = (String) fields[begin + 2 * i];
      values[i] = fields[begin + 2 * i + 1];
    }
    top = begin;
    return new Node(names, values);
  }

  /** Steps over what stands between two elements. */
  private byte next() {
    while (json[at] == ',' || json[at] == '\n') {
      at++;
    }
    return json[at];
  }

  private Node.Items readList() {
    List<Node> nodes = new ArrayList<>();
    at++;
    while (next() != ']') {
      if (!(readValue() instanceof Node node)) {
        throw unexpected();
      }
      nodes.add(node);
    }
    at++;
    return new Node.Items(nodes);
  }

  private String readName() {
    int begin = at + 1;
    int end = begin;
    while (json[end] != '"') {
      end++;
    }
    at = end + 2; // the colon, too
    return fieldNames.of(json, begin, end);
  }

  private String readString() {
    String text = strings.read(at + 1);
    at = strings.end() + 1;
    return text;
  }

  /** What is not a small integer stays a text. */
  private Object readNumber() {
    int begin = at;
    long value = 0;
    int sign = json[at] == '-' ? -1 : 1;
    boolean integer = true;
    at += sign < 0 ? 1 : 0;
    while (isPartOfNumber(json[at])) {
      integer &= json[at] >= '0' && json[at] <= '9';
      value = Math.min(value * 10 + (json[at] - '0'), Long.MAX_VALUE / 100);
      at++;
    }
    if (at == begin) {
      throw unexpected();
    }
    value *= sign;
    return integer && value == (int) value
        ? (Object) (int) value
        : new String(json, begin, at - begin, StandardCharsets.US_ASCII);
  }

  private static boolean isPartOfNumber(byte character) {
    return (character >= '0' && character <= '9')
        || character == '.'
        || character == 'e'
        || character == '+'
        || character == '-';
  }

  private IllegalStateException unexpected() {
    return new IllegalStateException("the parser's answer is not understood at byte " + at);
  }
}
