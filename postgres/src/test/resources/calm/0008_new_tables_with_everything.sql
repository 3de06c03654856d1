CREATE TABLE product (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sku text NOT NULL UNIQUE,
  title text NOT NULL,
  price numeric(10,2) NOT NULL CHECK (price > 0)
);
CREATE TABLE order_line (
  order_id bigint NOT NULL,
  product_id integer NOT NULL REFERENCES product (id),
  quantity integer NOT NULL
);
CREATE INDEX ON order_line (product_id);
ALTER TABLE order_line ADD PRIMARY KEY (order_id, product_id);
ALTER TABLE order_line ADD CONSTRAINT order_line_quantity CHECK (quantity > 0);
ALTER TABLE order_line ADD FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE;
