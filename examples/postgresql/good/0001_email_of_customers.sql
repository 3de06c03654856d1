-- The rule acts on new rows at once; the old ones are looked at in the next file but one.
ALTER TABLE customer ADD CONSTRAINT customer_email_check CHECK (email LIKE '%@%') NOT VALID;
