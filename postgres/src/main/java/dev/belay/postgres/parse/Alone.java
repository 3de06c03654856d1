package dev.belay.postgres.parse;

import java.util.List;
import java.util.Set;

/**
 * Statements that PostgreSQL refuses inside a transaction (the callers of PreventInTransactionBlock
 * in its source, version 18).
 */
final class Alone {
  private static final Set<String> OF_MANY_TABLES = Set.of("DATABASE", "SYSTEM", "SCHEMA");

  private Alone() {}

  /** What is not complete the server refuses in any case. */
  static boolean isAlone(List<Token> tokens) {
    try {
      return isAlone(new Cursor(tokens));
    } catch (Cursor.UnexpectedException e) {
      return false;
    }
  }

  private static boolean isAlone(Cursor cursor) {
    return switch (cursor.keyword()) {
      case "VACUUM" -> true;
      case "CLUSTER" -> isStorageAlone("CLUSTER", cursor);
      case "REINDEX" -> isStorageAlone("REINDEX", cursor);
      case "REPACK" -> isStorageAlone("REPACK", cursor);
      case "CREATE" -> isCreateAlone(cursor);
      case "DROP" -> isDropAlone(cursor);
      case "ALTER" -> isAlterAlone(cursor);
      case "DISCARD" -> cursor.sees("ALL");
      case "COMMIT", "ROLLBACK" -> cursor.sees("PREPARED");
      default -> false;
    };
  }

  /**
   * Whether work on storage must be alone.
   *
   * @param cursor behind {@code CLUSTER}, {@code REINDEX} or {@code REPACK}
   */
  static boolean isStorageAlone(String verb, Cursor cursor) {
    boolean concurrently = false;
    if (cursor.sees("(")) {
      concurrently = isOn("CONCURRENTLY", new Cursor(cursor.parenthesis()));
    }
    if (!verb.equals("REINDEX")) {
      cursor.skip("VERBOSE");
      return concurrently || cursor.atEnd();
    }
    boolean many = OF_MANY_TABLES.contains(cursor.keyword());
    return concurrently || many || cursor.sees("CONCURRENTLY");
  }

  private static boolean isCreateAlone(Cursor cursor) {
    cursor.skip("UNIQUE");
    return switch (cursor.keyword()) {
      case "INDEX" -> cursor.sees("CONCURRENTLY");
      case "DATABASE", "TABLESPACE" -> true;
      case "SUBSCRIPTION" -> isSlotMade(cursor);
      default -> false;
    };
  }

  /** A slot on the other server is made unless the statement says otherwise. */
  private static boolean isSlotMade(Cursor cursor) {
    if (cursor.skipTo("WITH").isEmpty()) {
      return true;
    }
    cursor.next();
    List<Token> options = cursor.sees("(") ? cursor.parenthesis() : List.of();
    return !isOff("CREATE_SLOT", new Cursor(options)) && !isOff("CONNECT", new Cursor(options));
  }

  private static boolean isDropAlone(Cursor cursor) {
    return switch (cursor.keyword()) {
      case "INDEX" -> cursor.sees("CONCURRENTLY");
      case "DATABASE", "TABLESPACE", "SUBSCRIPTION" -> true;
      default -> false;
    };
  }

  private static boolean isAlterAlone(Cursor cursor) {
    return switch (cursor.keyword()) {
      case "SYSTEM" -> true;
      case "DATABASE" -> {
        cursor.next();
        yield cursor.skip("SET", "TABLESPACE");
      }
      case "TABLE" -> isDetachedConcurrently(cursor);
      case "SUBSCRIPTION" -> isRefreshed(cursor);
      default -> false;
    };
  }

  private static boolean isDetachedConcurrently(Cursor cursor) {
    return cursor.skipTo("DETACH").isPresent() && cursor.skipTo("CONCURRENTLY").isPresent();
  }

  /** Another list of publications is looked at on the other server unless refresh is off. */
  private static boolean isRefreshed(Cursor cursor) {
    cursor.next();
    if (cursor.skip("REFRESH")) {
      return true;
    }
    if (!cursor.skipAny("SET", "ADD", "DROP") || !cursor.skip("PUBLICATION")) {
      return false;
    }
    if (cursor.skipTo("WITH").isEmpty()) {
      return true;
    }
    cursor.next();
    return !isOff("REFRESH", new Cursor(cursor.parenthesis()));
  }

  private static boolean isOn(String option, Cursor options) {
    return options.skipTo(option).isPresent() && !saysNo(options);
  }

  private static boolean isOff(String option, Cursor options) {
    return options.skipTo(option).isPresent() && saysNo(options);
  }

  private static boolean saysNo(Cursor option) {
    option.next();
    option.skip("=");
    return option.seesAny("FALSE", "OFF")
        || (!option.atEnd() && Set.of("0", "'false'", "'off'").contains(option.peek().text()));
  }
}
