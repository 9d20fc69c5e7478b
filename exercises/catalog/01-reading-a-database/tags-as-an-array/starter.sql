SELECT p.id
FROM posts AS p
