-- expect: wrong-side
SELECT COALESCE(c.name, 'root'), p.name FROM categories AS c LEFT JOIN categories AS p ON p.id = c.parent_id
