-- expect: bad-reviews
SELECT p.id, p.title FROM products AS p WHERE NOT EXISTS (SELECT FROM reviews AS r WHERE r.product_id = p.id AND r.rating >= 4)
