package dev.belay.cli;

import dev.belay.testkit.postgres.TestServer;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What is in the database on a server that is attacked, and how one sees that it still is. */
final class AttackedShop {
  static final String SCHEMA =
      """
      CREATE TYPE mood AS ENUM ('a', 'b');
      CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL, fax text, mood mood);
      CREATE TABLE orders (id integer PRIMARY KEY,
        customer integer NOT NULL REFERENCES customers ON DELETE CASCADE, total numeric NOT NULL);
      CREATE INDEX by_total ON orders (total);
      CREATE VIEW rich AS SELECT * FROM orders WHERE total > 1000;
      CREATE TABLE events (id integer, at date) PARTITION BY RANGE (at);
      CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
      CREATE TABLE jobs (id integer PRIMARY KEY);
      CREATE FUNCTION wipe() RETURNS void LANGUAGE sql AS 'TRUNCATE orders';
      CREATE TABLE knex_migrations (id integer PRIMARY KEY, name text, batch integer,
        migration_time timestamptz);
      CREATE TABLE knex_migrations_lock (index integer PRIMARY KEY, is_locked integer);
      """;

  static final String ROWS =
      """
      INSERT INTO customers SELECT i, 'name ' || i, 'fax', 'a' FROM generate_series(1, 3000) i;
      INSERT INTO orders SELECT i, i, i FROM generate_series(1, 3000) i;
      INSERT INTO events SELECT i, '2026-01-01' FROM generate_series(1, 10) i;
      INSERT INTO jobs SELECT generate_series(1, 10);
      INSERT INTO knex_migrations VALUES (1, '1_shop.js', 1, '2026-01-01');
      INSERT INTO knex_migrations_lock VALUES (1, 0);
      SELECT lo_from_bytea(0, 'large');
      DO $$ BEGIN CREATE ROLE attack_owner; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
      ALTER TABLE customers OWNER TO attack_owner;
      ANALYZE;
      """;

  /** Nobody can tell of a backup that is not a backup: what these hold is not in there. */
  static final String OUTSIDE =
      """
      CREATE EXTENSION postgres_fdw;
      CREATE SERVER other FOREIGN DATA WRAPPER postgres_fdw;
      CREATE FOREIGN TABLE far (id integer) SERVER other;
      CREATE TABLE extended AS SELECT 1 AS id;
      ALTER EXTENSION postgres_fdw ADD TABLE extended;
      """;

  private static final String STATE =
      """
      SELECT string_agg(concat_ws(' ', c.oid::regclass, c.relkind, c.relnatts,
        CASE WHEN c.relkind = 'r' THEN query_to_xml(format('SELECT count(*), sum(hashtext(t::text))'
          ' FROM %s t', c.oid::regclass), false, true, '')::text END), ' ' ORDER BY c.oid)
        || (SELECT string_agg(conname, ' ' ORDER BY oid) FROM pg_constraint
          WHERE connamespace IS DISTINCT FROM to_regnamespace('belay'))
        || (SELECT count(*) FROM pg_proc) || ' ' || (SELECT count(*) FROM pg_largeobject_metadata)
      FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
      """;

  private AttackedShop() {}

  /** All that can be told at a glance. */
  static String state(TestServer server, String name) {
    String url =
        "jdbc:postgresql://%s:%d/%s?user=postgres".formatted(server.host(), server.port(), name);
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(STATE)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    } catch (SQLException e) {
      return "gone: " + e.getSQLState();
    }
  }
}
