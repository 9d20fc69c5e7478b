SELECT a.title, a.price FROM (SELECT * FROM products WHERE NOT status <> 'active') AS a
