SELECT a.price, a.title FROM (SELECT * FROM products WHERE NOT status <> 'active') AS a
