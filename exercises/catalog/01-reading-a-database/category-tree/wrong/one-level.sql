-- expect: one-level
SELECT id, name, 1 FROM categories WHERE parent_id IS NULL
UNION ALL
SELECT c.id, p.name || ' > ' || c.name, 2 FROM categories c JOIN categories p ON p.id = c.parent_id WHERE p.parent_id IS NULL
