package dev.belay.postgres.dump;

import dev.belay.postgres.parse.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Takes a script for psql apart while it streams past, as psql does (src/fe_utils/psqlscan.l). Only
 * one statement is ever in memory, and no rows. Not thread-safe.
 */
public final class ScriptReader {
  /** More than that in one statement is no dump that one can restore. */
  private static final int LONGEST = 64 << 20;

  private final Source source;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream(1 << 12);
  private final Bodies bodies = new Bodies();
  private Optional<RowStream> rows = Optional.empty();
  private Charset charset = StandardCharsets.UTF_8;
  private boolean backslashEscapes;
  private long begin;

  /** Does not close {@code in}. */
  public ScriptReader(InputStream in) {
    this.source = new Source(in);
  }

  /** From here on the text is in another encoding. */
  public void charset(Charset newCharset) {
    charset = newCharset;
  }

  /** What {@code standard_conforming_strings = off} does to strings. */
  public void backslashEscapes(boolean newEscapes) {
    backslashEscapes = newEscapes;
  }

  /** The next piece; empty at the end. */
  public Optional<Piece> next() throws IOException {
    if (rows.isPresent()) {
      rows.get().finish();
      rows = Optional.empty();
    }
    if (source.line() == 1) {
      skipMark();
    }
    while (true) {
      int next = source.peek();
      if (next == Source.END) {
        return end();
      }
      if (text.size() == 0) {
        begin = source.line();
      }
      if (next == ';' && bodies.mayEnd()) {
        source.read();
        if (text.size() > 0) {
          return Optional.of(statement());
        }
      } else if (next == '\\') {
        text.reset();
        bodies.begin();
        return Optional.of(new Piece.Command(line(), begin));
      } else if (next == '-' && source.peek(1) == '-' && text.size() == 0) {
        return Optional.of(new Piece.Comment(line(), begin));
      } else if (text.size() == 0 && isSpace(next)) {
        source.read();
      } else {
        take(next);
      }
    }
  }

  /** The mark that some editors put before UTF-8. */
  private void skipMark() throws IOException {
    if (source.peek(0) == 0xEF && source.peek(1) == 0xBB && source.peek(2) == 0xBF) {
      source.read();
      source.read();
      source.read();
    }
  }

  private Optional<Piece> end() throws IOException {
    if (text.size() == 0) {
      return Optional.empty();
    }
    String open = decoded();
    if (Words.of(open).isEmpty()) {
      return Optional.empty();
    }
    throw new CutOffException(
        "it ends in the middle of the statement that begins in line " + begin);
  }

  private Piece statement() throws IOException {
    String sql = decoded();
    bodies.begin();
    if (sql.length() < 100_000 && Words.of(sql).takesRows()) {
      line();
      RowStream stream = new RowStream(source);
      rows = Optional.of(stream);
      return new Piece.Rows(sql, begin, stream);
    }
    return new Piece.Statement(sql, begin);
  }

  private String decoded() throws IOException {
    byte[] bytes = text.toByteArray();
    text.reset();
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new WrongEncodingException(
          "the statement that begins in line " + begin + " is not in " + charset, e);
    }
  }

  /** What is left of a line, without its end. */
  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    int next = source.read();
    while (next != '\n' && next != Source.END) {
      if (next != '\r') {
        add(line, next);
      }
      next = source.read();
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private static void add(ByteArrayOutputStream to, int next) throws IOException {
    if (to.size() == LONGEST) {
      throw new IOException("one statement has more than " + (LONGEST >> 20) + " MB");
    }
    to.write(next);
  }

  private void take(int next) throws IOException {
    if (isNameStart(next)) {
      word();
      return;
    }
    add();
    switch (next) {
      case '\'' -> quoted('\'', backslashEscapes);
      case '"' -> quoted('"', false);
      case '$' -> dollar();
      case '-' -> {
        if (source.peek() == '-') {
          lineComment();
        }
      }
      case '/' -> {
        if (source.peek() == '*') {
          comment();
        }
      }
      case '(' -> bodies.open();
      case ')' -> bodies.close();
      case 0 -> throw new IOException("there is a zero byte in line " + source.line());
      default -> {
        // an operator or a number
      }
    }
  }

  private int add() throws IOException {
    int next = source.read();
    if (next == Source.END) {
      throw new CutOffException(
          "it ends in the middle of the statement that begins in line " + begin);
    }
    add(text, next);
    return next;
  }

  private void word() throws IOException {
    var word = new StringBuilder();
    while (isNameStart(source.peek()) || isDigit(source.peek()) || source.peek() == '$') {
      word.append((char) add());
    }
    boolean special = word.length() == 1 && source.peek() == '\'';
    if (special && (word.charAt(0) == 'e' || word.charAt(0) == 'E')) {
      add();
      quoted('\'', true);
    } else {
      bodies.word(word);
    }
  }

  private void quoted(char quote, boolean escapes) throws IOException {
    while (true) {
      int next = add();
      if (next == '\\' && escapes) {
        add();
      } else if (next == quote) {
        if (source.peek() != quote) {
          return;
        }
        add();
      }
    }
  }

  /** A dollar in or behind a name was read with it. */
  private void dollar() throws IOException {
    var tag = new StringBuilder("$");
    int next = source.peek();
    if (isDigit(next)) {
      return;
    }
    while (isNameStart(next) || isDigit(next)) {
      tag.append((char) add());
      next = source.peek();
    }
    if (next != '$') {
      return;
    }
    tag.append((char) add());
    toEndOf(tag);
  }

  private void toEndOf(CharSequence tag) throws IOException {
    int matched = 0;
    while (matched < tag.length()) {
      int next = add();
      if (next == tag.charAt(matched)) {
        matched++;
      } else {
        matched = next == '$' ? 1 : 0;
      }
    }
  }

  private void lineComment() throws IOException {
    while (source.peek() != '\n' && source.peek() != Source.END) {
      add();
    }
  }

  private void comment() throws IOException {
    add();
    int depth = 1;
    while (depth > 0) {
      int next = add();
      if (next == '/' && source.peek() == '*') {
        add();
        depth++;
      } else if (next == '*' && source.peek() == '/') {
        add();
        depth--;
      }
    }
  }

  private static boolean isSpace(int next) {
    return next == ' ' || next == '\t' || next == '\n' || next == '\r' || next == '\f';
  }

  private static boolean isDigit(int next) {
    return next >= '0' && next <= '9';
  }

  private static boolean isNameStart(int next) {
    return (next >= 'a' && next <= 'z')
        || (next >= 'A' && next <= 'Z')
        || next == '_'
        || next > 0x7f;
  }
}
