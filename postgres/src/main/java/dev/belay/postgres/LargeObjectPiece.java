package dev.belay.postgres;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A piece of a large object as {@link LargeObjects} reads it: oid, place, bytes. */
final class LargeObjectPiece {
  /** The escaped {@code \x} before the hexadecimal digits. */
  private static final int PREFIX = 3;

  private final byte[] line;
  private final int oidEnd;
  private final int placeEnd;

  private LargeObjectPiece(byte[] line) {
    this.line = line;
    this.oidEnd = tab(line, 0);
    this.placeEnd = tab(line, oidEnd + 1);
  }

  /** One for each row of some. */
  static List<LargeObjectPiece> in(byte[] rows) {
    List<LargeObjectPiece> pieces = new ArrayList<>();
    int begin = 0;
    for (int at = 0; at < rows.length; at++) {
      if (rows[at] == '\n') {
        pieces.add(new LargeObjectPiece(Arrays.copyOfRange(rows, begin, at + 1)));
        begin = at + 1;
      }
    }
    return pieces;
  }

  private static int tab(byte[] line, int from) {
    int at = from;
    while (line[at] != '\t') {
      at++;
    }
    return at;
  }

  String oid() {
    return new String(line, 0, oidEnd, StandardCharsets.US_ASCII);
  }

  /** How many there are. */
  int bytes() {
    return digits() / 2;
  }

  private int digits() {
    return line.length - 1 - (placeEnd + 1 + PREFIX);
  }

  /** The statement that writes it. Says nothing of a backslash, which servers read differently. */
  byte[] statement() {
    var statement = new ByteArrayOutputStream(line.length + 80);
    add(statement, "SELECT pg_catalog.lo_put(");
    statement.write(line, 0, oidEnd);
    add(statement, ", ");
    statement.write(line, oidEnd + 1, placeEnd - oidEnd - 1);
    add(statement, ", pg_catalog.decode('");
    statement.write(line, placeEnd + 1 + PREFIX, digits());
    add(statement, "', 'hex'));\n");
    return statement.toByteArray();
  }

  private static void add(ByteArrayOutputStream statement, String text) {
    statement.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
