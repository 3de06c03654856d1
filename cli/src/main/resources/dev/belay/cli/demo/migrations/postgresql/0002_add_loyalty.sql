-- Customers collect points: a table of its own, and a level on each customer.
CREATE TABLE loyalty (
  customer_id integer PRIMARY KEY REFERENCES customers (id) ON DELETE CASCADE,
  points integer NOT NULL DEFAULT 0
);

ALTER TABLE customers ADD COLUMN level text NOT NULL DEFAULT 'bronze';

INSERT INTO loyalty (customer_id, points)
SELECT customer_id, trunc(sum(total)) FROM order_totals GROUP BY customer_id;

UPDATE customers SET level = 'gold'
WHERE id IN (SELECT customer_id FROM loyalty WHERE points >= 2000);
