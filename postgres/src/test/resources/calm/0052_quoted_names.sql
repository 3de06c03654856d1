CREATE TABLE "Drop Table" ("order" integer PRIMARY KEY, "select" text DEFAULT 'TRUNCATE "Drop Table"');
ALTER TABLE "Drop Table" ADD COLUMN "Group" text;
