INSERT INTO customers VALUES (1, 'Ada', '030 1'), (2, 'Bjørn', NULL), (3, '李', '030 3');
INSERT INTO orders (customer_id, total) VALUES (1, 9.5), (1, 20), (2, 7), (3, 0);
