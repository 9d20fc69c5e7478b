-- expect: anchor-takes-all
WITH RECURSIVE tree AS (
  SELECT id, name AS path, 1 AS depth FROM categories
  UNION
  SELECT c.id, tree.path || ' > ' || c.name, tree.depth + 1 FROM categories AS c JOIN tree ON c.parent_id = tree.id WHERE tree.depth < 12
)
SELECT id, path, depth FROM tree
