-- The shop as it was before Belay came: made by hand over the years, as most are.
CREATE TABLE customers (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  phone TEXT,
  fax TEXT,
  city TEXT,
  country TEXT NOT NULL DEFAULT 'DE',
  created_at TEXT NOT NULL
);

CREATE TABLE products (
  id INTEGER PRIMARY KEY,
  sku TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  price NUMERIC NOT NULL CHECK (price >= 0),
  weight REAL,
  stock INTEGER NOT NULL DEFAULT 0,
  thumbnail BLOB
);

CREATE TABLE orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  placed_at TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'open',
  note TEXT
);

CREATE TABLE order_lines (
  order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  product_id INTEGER NOT NULL REFERENCES products (id),
  quantity INTEGER NOT NULL,
  price NUMERIC NOT NULL,
  PRIMARY KEY (order_id, position)
) WITHOUT ROWID;

CREATE TABLE payments (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  amount NUMERIC NOT NULL,
  method TEXT NOT NULL,
  paid_at TEXT
);

CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  customer_id INTEGER REFERENCES customers (id) ON DELETE SET NULL,
  kind TEXT NOT NULL,
  payload TEXT
);

CREATE INDEX orders_by_customer ON orders (customer_id);
CREATE INDEX order_lines_by_product ON order_lines (product_id);
CREATE INDEX payments_by_order ON payments (order_id);
CREATE INDEX events_by_customer ON events (customer_id, at) WHERE customer_id IS NOT NULL;

CREATE VIEW order_totals AS
  SELECT orders.id AS order_id, customer_id, sum(quantity * order_lines.price) AS total
  FROM orders JOIN order_lines ON order_lines.order_id = orders.id
  GROUP BY orders.id;

CREATE TRIGGER orders_placed AFTER INSERT ON orders
BEGIN
  INSERT INTO events (at, customer_id, kind, payload)
  VALUES (new.placed_at, new.customer_id, 'order placed', json_object('order', new.id));
END;
