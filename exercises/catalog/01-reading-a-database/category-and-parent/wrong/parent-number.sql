-- expect: parent-number
SELECT name, COALESCE(parent_id::text, 'root') FROM categories
