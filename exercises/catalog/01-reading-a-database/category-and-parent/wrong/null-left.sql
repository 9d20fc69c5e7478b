-- expect: null-left
SELECT c.name, p.name FROM categories AS c LEFT JOIN categories AS p ON p.id = c.parent_id
