CREATE VIEW open_orders AS SELECT id, customer_id, total FROM orders WHERE state = 'open';
CREATE OR REPLACE VIEW open_orders AS SELECT id, customer_id, total, placed FROM orders WHERE state = 'open';
CREATE MATERIALIZED VIEW turnover AS SELECT customer_id, sum(total) AS total FROM orders GROUP BY customer_id;
CREATE UNIQUE INDEX turnover_customer ON turnover (customer_id);
