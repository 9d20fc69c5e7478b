SELECT name, COALESCE((SELECT p.name FROM categories AS p WHERE p.id = c.parent_id), 'root') FROM categories AS c
