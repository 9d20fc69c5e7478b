SELECT p.id, array_remove(array_agg(t.name ORDER BY t.name), NULL)
FROM posts p LEFT JOIN post_tags pt ON pt.post_id = p.id LEFT JOIN tags t ON t.id = pt.tag_id GROUP BY p.id
