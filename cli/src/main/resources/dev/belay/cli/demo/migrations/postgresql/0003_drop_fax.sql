-- Nobody uses fax any more. Or so we think.
ALTER TABLE customers DROP COLUMN fax;
