-- belay:no-transaction
ALTER TABLE customer VALIDATE CONSTRAINT customer_email_check;
