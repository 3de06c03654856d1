package dev.belay.postgres.dump;

import dev.belay.postgres.guard.Pack;
import dev.belay.postgres.parse.Words;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what is to be done with each piece of a script that is restored into a new database of
 * its own. Whatever would reach beyond that database, or is meant for psql, does not run.
 */
public final class Judge {
  private static final Set<String> HARMLESS =
      Set.of("\\echo", "\\qecho", "\\set", "\\unset", "\\pset", "\\timing");

  private static final String DATABASE = "what belongs to the database as such";
  private static final String CONNECT = "\\connect";
  private static final String PLEASANTRIES = "settings of psql";
  private static final String CLEANING = "DROP before anything was made";
  private static final String GUARDS = "guards, which belong to the database that they were in";

  private String connected = "";
  private boolean made;

  /** The next piece, in the order of the script. */
  public Verdict of(Piece piece, Words words) {
    return switch (piece) {
      case Piece.Comment ignored -> new Verdict.Run();
      case Piece.Command command -> command(command.text(), command.line());
      case Piece.Rows ignored ->
          words.nameBegins(Pack.SCHEMA) ? new Verdict.PassOver(GUARDS) : new Verdict.Run();
      case Piece.Statement statement -> statement(words, statement.line());
    };
  }

  private Verdict command(String text, long line) {
    String[] parts = text.strip().split("\\s+", 3);
    String name = parts[0].toLowerCase(Locale.ROOT);
    return switch (name) {
      case "\\restrict", "\\unrestrict" -> new Verdict.Run();
      case "\\connect", "\\c" -> connect(parts.length > 1 ? parts[1] : "", line);
      case "\\encoding" -> encoding(parts.length > 1 ? parts[1] : "", line);
      default ->
          HARMLESS.contains(name)
              ? new Verdict.PassOver(PLEASANTRIES)
              : new Verdict.Refuse(
                  "line " + line + ": psql would run " + name + ", which Belay never does");
    };
  }

  private Verdict connect(String database, long line) {
    if (!connected.isEmpty() && !connected.equals(database)) {
      return new Verdict.Refuse(
          "line %d: it goes on in another database, %s after %s"
              .formatted(line, database, connected));
    }
    connected = database;
    return new Verdict.PassOver(CONNECT);
  }

  private static Verdict encoding(String name, long line) {
    Optional<Charset> charset = Encodings.find(name);
    return charset.isPresent()
        ? new Verdict.Encoding(charset.get())
        : new Verdict.Refuse(
            "line %d: it is in the encoding %s; dump it with --encoding=UTF8"
                .formatted(line, name));
  }

  private Verdict statement(Words words, long line) {
    if (words.begin("SET")) {
      return setting(words, line);
    }
    if (words.nameBegins(Pack.SCHEMA)) {
      return new Verdict.PassOver(GUARDS);
    }
    if (isOfDatabase(words)) {
      return new Verdict.PassOver(DATABASE);
    }
    if (words.begin("CREATE", "SCHEMA", "public")) {
      return new Verdict.PassOver("CREATE SCHEMA public, which is there");
    }
    if (isOfServer(words)) {
      return new Verdict.Refuse(
          "line %d: %s changes the server and not only a database".formatted(line, words.first(2)));
    }
    if (words.begin("COPY") && !words.takesRows()) {
      return new Verdict.Refuse("line " + line + ": COPY reads or writes files of the server");
    }
    boolean drops = words.begin("DROP") || (words.begin("ALTER") && words.contain("DROP"));
    if (drops && !made) {
      return new Verdict.PassOver(CLEANING);
    }
    made |= words.begin("CREATE");
    return words.begin("COMMENT", "ON", "EXTENSION") ? new Verdict.Try() : new Verdict.Run();
  }

  private static Verdict setting(Words words, long line) {
    if (words.begin("SET", "client_encoding")) {
      return encoding(words.value(), line);
    }
    if (words.begin("SET", "standard_conforming_strings")) {
      return new Verdict.Escapes(words.value().equalsIgnoreCase("off"));
    }
    return words.begin("SET", "SESSION", "AUTHORIZATION") ? new Verdict.Run() : new Verdict.Try();
  }

  private static boolean isOfDatabase(Words words) {
    return words.begin("CREATE", "DATABASE")
        || words.begin("ALTER", "DATABASE")
        || words.begin("DROP", "DATABASE")
        || words.begin("COMMENT", "ON", "DATABASE")
        || (words.begin("GRANT") && words.contain("ON", "DATABASE"))
        || (words.begin("REVOKE") && words.contain("ON", "DATABASE"))
        || (words.begin("SECURITY", "LABEL") && words.contain("ON", "DATABASE"))
        || (words.begin("ALTER", "ROLE") && words.contain("IN", "DATABASE"));
  }

  private static boolean isOfServer(Words words) {
    boolean changes = words.begin("CREATE") || words.begin("ALTER") || words.begin("DROP");
    String what = changes ? words.word(1) : "";
    boolean server = Set.of("ROLE", "USER", "GROUP", "TABLESPACE", "SYSTEM").contains(what);
    return server && !words.word(2).equals("MAPPING");
  }
}
