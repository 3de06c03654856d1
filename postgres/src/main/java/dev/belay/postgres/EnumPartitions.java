package dev.belay.postgres;

/**
 * Partitions by the hash of an enum. That hash is of the number which a value has in its own
 * database, so in another one the same row belongs to another partition. Their rows are read and
 * written as those of the partitioned table, as pg_dump does since 15.3 (release notes, E.13.2).
 */
final class EnumPartitions {
  /**
   * A table, to be put behind WITH RECURSIVE: every partition whose place is told by such a hash,
   * and the table whose rows are read in its stead, the uppermost that there is.
   */
  static final String HASHED =
      """
      hashing (part, owner) AS (
        SELECT p.partrelid, p.partrelid FROM pg_partitioned_table p WHERE p.partstrat = 'h'
          AND (SELECT o.oid FROM pg_opclass o JOIN pg_am a ON a.oid = o.opcmethod
            WHERE o.opcname = 'enum_ops' AND o.opcnamespace = 'pg_catalog'::regnamespace
              AND a.amname = 'hash') = ANY (p.partclass)
        UNION SELECT i.inhrelid, h.owner FROM hashing h JOIN pg_inherits i ON i.inhparent = h.part
      ), hashed (part, owner) AS (
        SELECT part, owner FROM hashing h WHERE part <> owner
          AND NOT EXISTS (SELECT FROM hashing u WHERE u.part = h.owner AND u.owner <> u.part)
      )\
      """;

  private EnumPartitions() {}
}
