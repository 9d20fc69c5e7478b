WITH RECURSIVE walk (id, names) AS (
  SELECT id, ARRAY[name] FROM categories WHERE parent_id IS NULL
  UNION ALL
  SELECT c.id, w.names || c.name FROM walk AS w, categories AS c WHERE c.parent_id = w.id
)
SELECT id, array_to_string(names, ' > '), cardinality(names) FROM walk
