INSERT INTO product (sku, title, price) VALUES ('a-1', 'Tea', 3.50), ('a-2', 'Cup', 7)
ON CONFLICT (sku) DO UPDATE SET title = EXCLUDED.title;
