COMMENT ON TABLE orders IS 'DROP TABLE orders; is not what this does';
COMMENT ON COLUMN customer.email IS 'unique';
