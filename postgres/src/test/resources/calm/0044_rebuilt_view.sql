DROP MATERIALIZED VIEW turnover;
CREATE MATERIALIZED VIEW turnover AS SELECT customer_id, count(*) AS orders, sum(total) AS total FROM orders GROUP BY customer_id;
