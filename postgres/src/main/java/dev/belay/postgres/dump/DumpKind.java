package dev.belay.postgres.dump;

import java.nio.charset.StandardCharsets;

/** What a file may be, and how it begins. */
public enum DumpKind {
  SQL("a script for psql", "", ""),
  SQL_GZIP("a script for psql, gzip", "gunzip", ""),
  SQL_ZSTD("a script for psql, zstd", "zstd -d", ""),
  CUSTOM("dump of pg_dump -Fc", "", ""),
  DIRECTORY("dump of pg_dump -Fd", "", ""),
  TAR("dump of pg_dump -Ft", "", ""),
  OTHER_TAR("a tar, but none of pg_dump", "", "unpack it: tar -x -f FILE"),
  BELAY(
      "the artifact of a backup of Belay, without its manifest",
      "",
      "restore it by its name, or by hand with the script that is in it (docs/postgresql.md)"),
  BZIP2("compressed with bzip2", "", "bunzip2 FILE, then restore what comes out"),
  XZ("compressed with xz", "", "unxz FILE, then restore what comes out"),
  LZ4("compressed with lz4", "", "lz4 -d FILE, then restore what comes out"),
  ZIP("a zip", "", "unzip FILE, then restore what comes out"),
  UTF_16(
      "text in UTF-16, as PowerShell writes what a program prints",
      "",
      "write it anew with pg_dump --file=FILE, or: iconv -f UTF-16 -t UTF-8 FILE > NEW"),
  SQLITE("a database of SQLite", "", "give the URL of a SQLite database as the target"),
  MYSQL("a dump of MySQL or MariaDB", "", "convert it first, as with pgloader"),
  CLUSTER(
      "what pg_dumpall has written of a whole server",
      "",
      "dump the one database that you need: pg_dump -Fc DATABASE; for the roles: psql -f FILE on a"
          + " server that has none yet"),
  BINARY("no text and no dump", "", "give a file that pg_dump has written"),
  EMPTY("empty", "", "give a file that pg_dump has written");

  private final String told;
  private final String unpacker;
  private final String refusal;

  DumpKind(String told, String unpacker, String refusal) {
    this.told = told;
    this.unpacker = unpacker;
    this.refusal = refusal;
  }

  /** For people. */
  public String told() {
    return told;
  }

  String unpacker() {
    return unpacker;
  }

  /** What to do instead; empty for what can be restored. */
  String refusal() {
    return refusal;
  }

  /** Whether pg_restore turns it into a script. */
  public boolean readByPgRestore() {
    return this == CUSTOM || this == DIRECTORY || this == TAR;
  }

  /**
   * Judges the first 512 bytes.
   *
   * <p>Magic numbers: RFC 1952, RFC 8878, file(1), pg_backup_archiver.c ("PGDMP").
   */
  static DumpKind of(byte[] head) {
    if (head.length == 0) {
      return EMPTY;
    }
    for (Magic magic : Magic.ALL) {
      if (magic.begins(head)) {
        return magic.kind();
      }
    }
    if (head.length > 262 && Magic.at(head, 257, "ustar")) {
      return tar(head);
    }
    return text(head);
  }

  private static DumpKind tar(byte[] head) {
    if (Magic.at(head, 0, "toc.dat\0")) {
      return TAR;
    }
    return Magic.at(head, 0, "README.txt\0") ? BELAY : OTHER_TAR;
  }

  private static DumpKind text(byte[] head) {
    for (byte each : head) {
      if (each == 0) {
        return BINARY;
      }
    }
    String begin = new String(head, StandardCharsets.ISO_8859_1);
    if (begin.contains("-- PostgreSQL database cluster dump")) {
      return CLUSTER;
    }
    return begin.contains("-- MySQL dump") || begin.contains("-- MariaDB dump") ? MYSQL : SQL;
  }
}
