WITH RECURSIVE tree AS (
  SELECT id, name AS path, 1 AS depth
  FROM categories
  WHERE parent_id IS NULL
  UNION ALL
  SELECT c.id, tree.path || ' > ' || c.name, tree.depth + 1
  FROM categories AS c
  JOIN tree ON c.parent_id = tree.id
)
SELECT id, path, depth
FROM tree;
