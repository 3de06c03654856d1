ALTER TABLE inventory RENAME TO warehouse;
CREATE VIEW inventory AS SELECT * FROM warehouse;
