CREATE TYPE order_state AS ENUM ('open', 'paid');
CREATE TABLE customer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name varchar(50) NOT NULL,
  email text,
  fax text,
  price_group smallint
);
CREATE TABLE orders (
  id bigserial PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customer (id),
  state order_state NOT NULL DEFAULT 'open',
  total numeric(10,2) NOT NULL CHECK (total >= 0),
  placed timestamp with time zone NOT NULL DEFAULT now(),
  note varchar(20),
  origin cidr
);
CREATE INDEX orders_customer ON orders (customer_id);
