-- expand: what a roster says of somebody who has no account yet: it comes true when the link is used.
ALTER TABLE invite ADD COLUMN name text;
ALTER TABLE invite ADD COLUMN student_number text;
