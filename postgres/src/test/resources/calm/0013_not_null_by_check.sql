-- belay:no-transaction
ALTER TABLE customer ADD CONSTRAINT email_set CHECK (email IS NOT NULL) NOT VALID;
ALTER TABLE customer VALIDATE CONSTRAINT email_set;
ALTER TABLE customer ALTER COLUMN email SET NOT NULL;
ALTER TABLE customer DROP CONSTRAINT email_set;
