SELECT id, ARRAY(SELECT t.name FROM tags AS t JOIN post_tags AS pt ON pt.tag_id = t.id WHERE pt.post_id = p.id ORDER BY t.name)
FROM posts AS p
