SELECT c.name, COALESCE(parent.name, 'root') AS parent
FROM categories AS c
LEFT JOIN categories AS parent ON parent.id = c.parent_id;
