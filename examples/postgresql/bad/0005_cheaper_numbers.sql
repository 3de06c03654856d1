-- One decimal is enough, is it not?
ALTER TABLE invoice_line ALTER COLUMN unit_price TYPE numeric(10, 1);
