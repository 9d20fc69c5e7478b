-- expect: turned-around
SELECT c.name, COALESCE(p.name, 'root') FROM categories AS c LEFT JOIN categories AS p ON p.parent_id = c.id
