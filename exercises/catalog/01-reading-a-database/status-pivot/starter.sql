SELECT s.name
FROM sellers AS s
