UPDATE customer SET price_group = 1 WHERE price_group IS NULL AND id <= 500;
