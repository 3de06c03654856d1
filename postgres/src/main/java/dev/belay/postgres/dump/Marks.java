package dev.belay.postgres.dump;

import java.util.Optional;

/**
 * What a script says of itself in its comments and in {@code \restrict}
 * (src/bin/pg_dump/pg_backup_archiver.c).
 */
public final class Marks {
  private static final String BEGIN = "-- PostgreSQL database dump";
  private static final String END = "-- PostgreSQL database dump complete";
  private static final String CLUSTER = "-- PostgreSQL database cluster dump";
  private static final String SOURCE = "-- Dumped from database version ";
  private static final String PROGRAM = "-- Dumped by pg_dump version ";

  private int begun;
  private int ended;
  private boolean cluster;
  private String source = "";
  private String program = "";
  private String key = "";
  private boolean restricted;

  void comment(String text) {
    String line = text.strip();
    switch (line) {
      case BEGIN -> begun++;
      case END -> ended++;
      case CLUSTER -> cluster = true;
      default -> version(line);
    }
  }

  private void version(String line) {
    if (line.startsWith(SOURCE)) {
      source = line.substring(SOURCE.length());
    } else if (line.startsWith(PROGRAM)) {
      program = line.substring(PROGRAM.length());
    }
  }

  void command(String text) {
    String[] parts = text.strip().split("\\s+", 2);
    if (parts.length < 2) {
      return;
    }
    if (parts[0].equals("\\restrict")) {
      restricted = true;
      key = parts[1];
    } else if (parts[0].equals("\\unrestrict") && parts[1].equals(key)) {
      restricted = false;
    }
  }

  /** Whether pg_dump or pg_restore has written it. */
  public boolean isOfDump() {
    return begun > 0;
  }

  /** Why it is not whole; empty where it says that it is. */
  Optional<String> missing() {
    if (cluster) {
      return Optional.of("pg_dumpall has written it, of a whole server");
    }
    if (begun > ended) {
      return Optional.of("it is cut off: the line \"" + END + "\" is missing at its end");
    }
    return restricted
        ? Optional.of("it is cut off: \\unrestrict " + key + " is missing at its end")
        : Optional.empty();
  }

  /** The server that it was taken from, as it says: {@code 15.18 (Debian ...)}; may be empty. */
  public String source() {
    return source;
  }

  public String program() {
    return program;
  }

  /** The major version of that server; 0 where it is not said. */
  public int sourceMajor() {
    int end = 0;
    while (end < source.length() && Character.isDigit(source.charAt(end))) {
      end++;
    }
    return end == 0 || end > 3 ? 0 : Integer.parseInt(source.substring(0, end));
  }
}
