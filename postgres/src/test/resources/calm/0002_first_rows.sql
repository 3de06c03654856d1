INSERT INTO customer (name, email) SELECT 'customer ' || n, 'c' || n || '@example.org' FROM generate_series(1, 1000) n;
INSERT INTO orders (customer_id, total) SELECT n, n FROM generate_series(1, 1000) n;
