-- What is rarely needed moves to a table of its own; nothing is dropped.
CREATE TABLE customer_fax (
  customer_id int PRIMARY KEY REFERENCES customer (customer_id),
  fax varchar(24) NOT NULL
);
INSERT INTO customer_fax (customer_id, fax)
SELECT customer_id, fax FROM customer WHERE fax IS NOT NULL;
