-- belay:no-transaction
ALTER TABLE customer ADD COLUMN greeting text;
UPDATE customer SET greeting = 'Dear ' || name;
