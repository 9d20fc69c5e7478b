SELECT p.id, COALESCE(array_agg(t.name ORDER BY t.name) FILTER (WHERE t.id IS NOT NULL), '{}') AS tags
FROM posts AS p
LEFT JOIN post_tags AS pt ON pt.post_id = p.id
LEFT JOIN tags AS t ON t.id = pt.tag_id
GROUP BY p.id;
