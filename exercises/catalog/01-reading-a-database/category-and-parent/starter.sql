SELECT name, parent_id
FROM categories
