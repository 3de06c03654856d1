package dev.belay.check;

import dev.belay.database.TableName;
import dev.belay.engine.TableWork;
import dev.belay.sql.Span;
import dev.belay.sql.Statement;
import java.util.Optional;

/**
 * One thing that a rule or the rehearsal has to say about one statement.
 *
 * @param rule its id: {@code ban-drop-column}
 * @param file the migration's file; empty where no single file is to blame
 * @param statement where it is, if that can be told
 * @param place what of the statement it is about, if not the whole
 * @param message the effect, in the user's own names
 * @param help what to do instead; may be empty
 * @param fix what could stand there instead, where there is a safe form
 * @param claim what a rehearsal can confirm or refute
 * @param allowed the reason why it was allowed, if it was
 */
public record Finding(
    String rule,
    Severity severity,
    String file,
    Optional<Statement> statement,
    Optional<Span> place,
    String message,
    String help,
    Optional<Fix> fix,
    Optional<Claim> claim,
    Optional<String> allowed) {
  /** One that is not allowed, about the whole of a statement, and without a fix. */
  public Finding(
      String rule,
      Severity severity,
      String file,
      Optional<Statement> statement,
      String message,
      String help) {
    this(
        rule,
        severity,
        file,
        statement,
        Optional.empty(),
        message,
        help,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static Finding of(
      String rule, Severity severity, Statement statement, String message, String help) {
    return new Finding(
        rule, severity, statement.source().name(), Optional.of(statement), message, help);
  }

  /** The same about a part of its statement. */
  public Finding at(Span part) {
    return new Finding(
        rule, severity, file, statement, Optional.of(part), message, help, fix, claim, allowed);
  }

  /** The same with what could stand there instead. */
  public Finding mendedBy(Fix newFix) {
    return new Finding(
        rule, severity, file, statement, place, message, help, Optional.of(newFix), claim, allowed);
  }

  /** The same about the whole of another statement, in whose place no safe form can be put. */
  Finding about(Statement other) {
    return new Finding(
        rule,
        severity,
        file,
        Optional.of(other),
        Optional.of(other.place()),
        message,
        help,
        Optional.empty(),
        claim,
        allowed);
  }

  /** The same with what a rehearsal is to look at. */
  public Finding claiming(TableName table, TableWork work) {
    Optional<Claim> newClaim = Optional.of(new Claim(table, work));
    return new Finding(
        rule, severity, file, statement, place, message, help, fix, newClaim, allowed);
  }

  /** Whether it stands in the way. */
  public boolean counts(Severity failOn) {
    return allowed.isEmpty() && severity.atLeast(failOn);
  }

  boolean saysTheSameAs(Finding other) {
    return rule.equals(other.rule)
        && statement.equals(other.statement)
        && message.equals(other.message);
  }

  /** The same in other words. */
  Finding saying(String other) {
    return saying(severity, other);
  }

  /** The same, as bad as it has turned out to be, in other words. */
  Finding saying(Severity newSeverity, String other) {
    return new Finding(rule, newSeverity, file, statement, place, other, help, fix, claim, allowed);
  }

  Finding allowedBecause(String reason) {
    return new Finding(
        rule, severity, file, statement, place, message, help, fix, claim, Optional.of(reason));
  }
}
