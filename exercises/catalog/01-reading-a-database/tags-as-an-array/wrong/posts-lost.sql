-- expect: posts-lost
SELECT p.id, array_agg(t.name ORDER BY t.name)
FROM posts p JOIN post_tags pt ON pt.post_id = p.id JOIN tags t ON t.id = pt.tag_id GROUP BY p.id
