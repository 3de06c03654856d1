package dev.belay.benchmarks.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A database to measure with.
 *
 * @param name as the options call it
 * @param content in words
 * @param scale for pgbench, which fills the database first; 0 for none of that
 * @param sql makes the rest
 * @param biggest the table whose rows are counted after a restore
 * @param directoryAim how many times faster than pg_dump -Fd -j2 -Z1 a backup is to be
 * @param change a small migration: a column and a value for it in every row
 */
record Dataset(
    String name,
    String content,
    int scale,
    List<String> sql,
    String biggest,
    double directoryAim,
    String change) {
  private static final String EVENTS =
      """
      CREATE TABLE events (id bigint PRIMARY KEY, customer_id integer NOT NULL,
        at timestamptz NOT NULL, kind text NOT NULL, session uuid NOT NULL,
        amount numeric(10, 2), payload jsonb NOT NULL)\
      """;

  /** The same rows everywhere; as varied as those of an application. */
  private static final String EVENT_ROWS =
      """
      INSERT INTO events
      SELECT i, 1 + h %% 65536, timestamptz '2019-03-01 09:00+00' + i * interval '0.7 seconds',
        (ARRAY['visit', 'visit', 'search', 'basket', 'login', 'review'])[1 + h / 7 %% 6],
        md5((i / 8)::text)::uuid, CASE WHEN h %% 4 > 0 THEN (h %% 1000003) / 100.0 END,
        jsonb_build_object('path', '/products/' || h / 3 %% 2000, 'ms', h / 11 %% 4000,
          'referrer', CASE WHEN h %% 2 = 0 THEN 'search'
            ELSE 'https://example.org/' || w[1 + h / 5 %% 11] END,
          'tags', jsonb_build_array(w[1 + h / 13 %% 11], w[1 + h / 17 %% 11]))
      FROM generate_series(1, %d) AS i,
        LATERAL (SELECT hashint8(i)::bigint + 2147483648 AS h) AS hashed,
        (SELECT ARRAY['rope', 'deliver', 'noon', 'harness', 'blue', 'carabiner', 'gate', 'ring',
          'gift', 'wrapped', 'chalk'] AS w) AS words\
      """;

  private static final String EVENT_INDEX =
      "CREATE INDEX events_customer ON events (customer_id, at)";

  private static final String SMALL =
      """
      CREATE TABLE small_%1$d (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL, price numeric(10, 2) NOT NULL DEFAULT 0, since date);
      CREATE INDEX ON small_%1$d (name);
      INSERT INTO small_%1$d (name, price, since)
      SELECT 'thing ' || i, i * 1.5, date '2020-01-01' + i FROM generate_series(1, 20) AS i\
      """;

  private static final int HUNDRED = 100;
  private static final String TWO_BIG = "two-big";

  /** One of those that the options name. */
  static Dataset of(String name, int percent) {
    return switch (name) {
      case TWO_BIG -> twoBig(percent);
      case "one-big" -> oneBig(percent);
      case "many-small" -> manySmall(percent);
      default -> throw new IllegalArgumentException("there is no database " + name);
    };
  }

  private static Dataset twoBig(int percent) {
    int scale = share(40, percent);
    int rows = share(3_000_000, percent);
    return new Dataset(
        TWO_BIG,
        "pgbench -s %d and a table of %d events with jsonb".formatted(scale, rows),
        scale,
        events(rows),
        "events",
        1.2,
        change("pgbench_tellers"));
  }

  private static Dataset oneBig(int percent) {
    int rows = share(5_500_000, percent);
    return new Dataset(
        "one-big",
        "pgbench -s 1 and a table of %d events with jsonb, nearly all of it".formatted(rows),
        1,
        events(rows),
        "events",
        1.8,
        change("pgbench_tellers"));
  }

  private static Dataset manySmall(int percent) {
    int tables = share(2000, percent);
    return new Dataset(
        "many-small",
        "%d tables of 20 rows, two indexes each".formatted(tables),
        0,
        IntStream.rangeClosed(1, tables).mapToObj(SMALL::formatted).toList(),
        "small_1",
        1.2,
        change("small_1"));
  }

  /** A database whose size no memory must depend on. */
  static Dataset large(int percent) {
    int scale = share(230, percent);
    return new Dataset(
        "large",
        "pgbench -s " + scale,
        scale,
        List.of(),
        "pgbench_accounts",
        1,
        change("pgbench_tellers"));
  }

  private static int share(int whole, int percent) {
    return Math.max(1, Math.toIntExact((long) whole * percent / HUNDRED));
  }

  private static List<String> events(int rows) {
    return List.of(EVENTS, EVENT_ROWS.formatted(rows), EVENT_INDEX);
  }

  private static String change(String table) {
    return """
    ALTER TABLE %1$s ADD COLUMN place text;
    UPDATE %1$s SET place = 'here' WHERE place IS NULL;
    """
        .formatted(table);
  }

  /** As the server knows it. */
  String database() {
    return name.replace('-', '_');
  }

  /** Makes it, tidy and on the disk. */
  List<String> statements() {
    List<String> all = new ArrayList<>(List.of("SET synchronous_commit = off"));
    all.addAll(sql);
    all.addAll(List.of("VACUUM (FREEZE, ANALYZE)", "CHECKPOINT"));
    return all;
  }
}
