-- expect: no-guard
WITH RECURSIVE up AS (
  SELECT id AS start, parent_id, name AS path, 1 AS depth FROM categories
  UNION ALL
  SELECT up.start, c.parent_id, c.name || ' > ' || up.path, up.depth + 1
  FROM up JOIN categories AS c ON c.id = up.parent_id
)
SELECT start, path, depth FROM up WHERE parent_id IS NULL
