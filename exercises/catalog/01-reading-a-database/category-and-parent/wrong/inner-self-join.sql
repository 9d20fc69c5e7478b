-- expect: inner-self-join
SELECT c.name, COALESCE(p.name, 'root') FROM categories AS c JOIN categories AS p ON p.id = c.parent_id
