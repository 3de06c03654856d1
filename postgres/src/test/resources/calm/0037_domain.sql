CREATE DOMAIN zip AS text CHECK (VALUE ~ '^[0-9]{4,5}$');
CREATE TABLE address (id integer PRIMARY KEY, customer_id bigint REFERENCES customer (id), zip zip);
CREATE INDEX ON address (customer_id);
