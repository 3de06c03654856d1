-- Customers collect points: a table of its own, and a level on each customer.
CREATE TABLE loyalty (
  customer_id INTEGER PRIMARY KEY REFERENCES customers (id) ON DELETE CASCADE,
  points INTEGER NOT NULL DEFAULT 0
);

ALTER TABLE customers ADD COLUMN level TEXT NOT NULL DEFAULT 'bronze';

INSERT INTO loyalty (customer_id, points)
SELECT customer_id, CAST(sum(total) AS INTEGER) FROM order_totals GROUP BY customer_id;

UPDATE customers SET level = 'gold'
WHERE id IN (SELECT customer_id FROM loyalty WHERE points >= 2000);
