package dev.belay.postgres;

import dev.belay.postgres.dump.Encodings;
import dev.belay.postgres.dump.Judge;
import dev.belay.postgres.dump.Piece;
import dev.belay.postgres.dump.RowStream;
import dev.belay.postgres.dump.ScriptReader;
import dev.belay.postgres.dump.Survey;
import dev.belay.postgres.dump.Verdict;
import dev.belay.postgres.parse.Words;
import dev.belay.problem.BelayException;
import dev.belay.problem.Code;
import dev.belay.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.postgresql.core.TransactionState;

/**
 * Runs a script that was written for psql in one session, and stops at the first error. Rows are
 * counted on their way.
 */
final class ScriptRun {
  /** That a setting or an object is not known here, or not this user's to change. */
  private static final Set<String> HARMLESS = Set.of("42704", "42501", "22023");

  private static final Set<String> TRANSACTION =
      Set.of("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "PREPARE");

  private final PostgresSession session;
  private final String name;
  private final Judge judge = new Judge();
  private final SortedMap<String, Integer> passedOver = new TreeMap<>();
  private final Map<String, Long> rows = new TreeMap<>();
  private Charset charset = StandardCharsets.UTF_8;
  private boolean inside;
  private Optional<PartScript> part = Optional.empty();
  private long inserts;
  private long largeObjects;

  /**
   * Prepares.
   *
   * @param name of the dump, for messages
   */
  ScriptRun(PostgresSession session, String name) {
    this.session = session;
    this.name = name;
  }

  /** The caller's transaction is the only one: what would begin or end one does not run. */
  ScriptRun insideTransaction() {
    inside = true;
    return this;
  }

  /** Of rows only those that are wanted come. */
  ScriptRun only(PartChoice choice) {
    part = Optional.of(new PartScript(choice, session));
    return this;
  }

  /** What was left out, by kind, with how often. */
  SortedMap<String, Integer> passedOver() {
    return passedOver;
  }

  /** How many rows each table was given by COPY, by its oid. */
  Map<String, Long> rows() {
    return rows;
  }

  /** How many statements brought rows one by one. */
  long inserts() {
    return inserts;
  }

  long largeObjects() {
    return largeObjects;
  }

  void run(InputStream script) throws IOException {
    var reader = new ScriptReader(script);
    for (Optional<Piece> piece = reader.next(); piece.isPresent(); piece = reader.next()) {
      Words words = Survey.words(piece.get());
      Optional<Piece> wanted = wanted(piece.get(), words);
      if (wanted.isPresent()) {
        run(wanted.get(), words, reader);
      }
    }
  }

  private Optional<Piece> wanted(Piece piece, Words words) {
    return part.isPresent() ? part.get().wanted(piece, words) : Optional.of(piece);
  }

  /** That the script has ended what it began. */
  void requireEnd() {
    if (session.connection().getTransactionState() != TransactionState.IDLE) {
      throw failed(0, "it ends inside a transaction that it has begun");
    }
  }

  private void run(Piece piece, Words words, ScriptReader reader) throws IOException {
    switch (judge.of(piece, words)) {
      case Verdict.Refuse refuse -> throw failed(piece.line(), refuse.why());
      case Verdict.PassOver over -> passedOver.merge(over.what(), 1, Integer::sum);
      case Verdict.Encoding encoding -> {
        charset = encoding.charset();
        reader.charset(charset);
      }
      case Verdict.Escapes escapes -> {
        reader.backslashEscapes(escapes.on());
        run(piece, words, false);
      }
      case Verdict.Run ignored -> run(piece, words, false);
      case Verdict.Try ignored -> run(piece, words, true);
    }
  }

  private void run(Piece piece, Words words, boolean lenient) throws IOException {
    switch (piece) {
      case Piece.Comment ignored -> {}
      case Piece.Command ignored -> {}
      case Piece.Rows copy -> copy(copy, words);
      case Piece.Statement statement -> {
        if (inside && TRANSACTION.contains(words.word(0))) {
          return;
        }
        inserts += words.begin("INSERT") ? 1 : 0;
        largeObjects += statement.sql().contains("lo_create(") ? 1 : 0;
        execute(statement, words, lenient);
      }
    }
  }

  private void execute(Piece.Statement statement, Words words, boolean lenient) {
    try {
      session.runWhole(statement.sql());
    } catch (SQLException e) {
      if (!lenient || !HARMLESS.contains(e.getSQLState())) {
        throw failed(statement.line(), statement.sql(), e);
      }
      passedOver.merge(words.first(2) + ", which this server does not take", 1, Integer::sum);
    }
  }

  private void copy(Piece.Rows copy, Words words) throws IOException {
    try {
      String table = words.nameAt(1);
      String oid = session.scalar("SELECT to_regclass(" + Names.literal(table) + ")::oid");
      long taken = copy(copy.sql(), copy.rows());
      if (!words.mention("CSV") && taken != copy.rows().rows()) {
        throw failed(
            copy.line(),
            "the server has taken %d of the %d rows for %s"
                .formatted(taken, copy.rows().rows(), table));
      }
      rows.merge(oid, taken, Long::sum);
    } catch (SQLException e) {
      throw failed(copy.line(), copy.sql(), e);
    }
  }

  /** The driver speaks UTF-8 only. */
  private long copy(String sql, RowStream from) throws SQLException, IOException {
    var copying = session.connection().getCopyAPI();
    return charset.equals(StandardCharsets.UTF_8)
        ? copying.copyIn(sql, from, 1 << 16)
        : copying.copyIn(sql, new InputStreamReader(from, Encodings.strict(charset)), 1 << 16);
  }

  private BelayException failed(long line, String sql, SQLException e) {
    Problem problem = session.problemOf(sql, e).problem();
    String shown = sql.lines().findFirst().orElse("");
    String begin = shown.length() > 200 ? shown.substring(0, 200) + " ..." : shown;
    String why = problem.why().isEmpty() ? begin : begin + "\n" + problem.why();
    return new Problem(problem.code(), at(line) + problem.what(), why, Problem.UNTOUCHED, "")
        .toException(e);
  }

  private BelayException failed(long line, String what) {
    return Problem.of(Code.STATEMENT_FAILED, at(line) + what).toException();
  }

  private String at(long line) {
    return name + (line > 0 ? ", line " + line : "") + ": ";
  }
}
