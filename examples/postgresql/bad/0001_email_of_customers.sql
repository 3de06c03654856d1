-- Two rules for a table that everybody reads.
ALTER TABLE customer ADD CONSTRAINT customer_email_key UNIQUE (email);
ALTER TABLE customer ADD CONSTRAINT customer_email_check CHECK (email LIKE '%@%');
