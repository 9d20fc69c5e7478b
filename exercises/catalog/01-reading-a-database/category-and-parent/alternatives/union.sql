SELECT c.name, p.name FROM categories c JOIN categories p ON p.id = c.parent_id
UNION ALL
SELECT name, 'root' FROM categories WHERE parent_id IS NULL
