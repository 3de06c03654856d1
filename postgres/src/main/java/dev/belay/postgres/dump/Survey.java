package dev.belay.postgres.dump;

import dev.belay.postgres.parse.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a script from end to end before anything is made of it: whether it is whole, what it needs,
 * and whether there is something in it that must not run.
 */
public final class Survey {
  /** More of one kind are not told. */
  private static final int TOLD = 20;

  /** A longer statement holds rows, and neither roles nor extensions. */
  private static final int LONG = 100_000;

  private static final Words NONE = Words.of("");

  private final Marks marks = new Marks();
  private final Needs needs = new Needs();
  private final Judge judge = new Judge();
  private final List<String> refusals = new ArrayList<>();
  private boolean makesTables;
  private boolean bringsRows;

  private Survey() {}

  /** Reads all of it. */
  public static Survey of(InputStream script) throws IOException {
    var survey = new Survey();
    var reader = new ScriptReader(script);
    for (Optional<Piece> piece = reader.next(); piece.isPresent(); piece = reader.next()) {
      survey.read(piece.get(), reader);
    }
    survey.end();
    return survey;
  }

  /** The words of a statement; none of one that is too long for it. */
  public static Words words(Piece piece) {
    return switch (piece) {
      case Piece.Statement statement ->
          statement.sql().length() < LONG
              ? Words.of(statement.sql())
              : Words.of(statement.sql().substring(0, LONG));
      case Piece.Rows rows -> Words.of(rows.sql());
      case Piece.Comment ignored -> NONE;
      case Piece.Command ignored -> NONE;
    };
  }

  private void read(Piece piece, ScriptReader reader) {
    Words words = words(piece);
    switch (judge.of(piece, words)) {
      case Verdict.Refuse refuse -> refuse(refuse.why());
      case Verdict.Encoding encoding -> reader.charset(encoding.charset());
      case Verdict.Escapes escapes -> reader.backslashEscapes(escapes.on());
      case Verdict.PassOver ignored -> {}
      case Verdict.Run ignored -> take(piece, words);
      case Verdict.Try ignored -> take(piece, words);
    }
  }

  private void take(Piece piece, Words words) {
    switch (piece) {
      case Piece.Comment comment -> marks.comment(comment.text());
      case Piece.Command command -> marks.command(command.text());
      case Piece.Rows ignored -> bringsRows = true;
      case Piece.Statement ignored -> {
        needs.read(words);
        makesTables |= words.begin("CREATE") && words.contain("TABLE");
        bringsRows |= words.begin("INSERT");
      }
    }
  }

  private void end() {
    marks.missing().ifPresent(this::refuse);
    if (bringsRows && !makesTables) {
      refuse("it brings rows, but makes no table for them: a dump of the data only");
    }
  }

  private void refuse(String why) {
    if (refusals.size() < TOLD) {
      refusals.add(why);
    }
  }

  public Marks marks() {
    return marks;
  }

  public Needs needs() {
    return needs;
  }

  /** Why it must not be restored; empty if it may. */
  public List<String> refusals() {
    return List.copyOf(refusals);
  }
}
