ALTER TABLE employee RENAME COLUMN title TO job_title;
