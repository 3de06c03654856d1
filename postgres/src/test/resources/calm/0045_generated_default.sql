ALTER TABLE customer ADD COLUMN token uuid;
ALTER TABLE customer ALTER COLUMN token SET DEFAULT gen_random_uuid();
