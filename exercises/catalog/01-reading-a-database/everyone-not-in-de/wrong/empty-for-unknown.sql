-- expect: empty-for-unknown
SELECT id, email, COALESCE(country, '') AS country FROM customers WHERE country IS DISTINCT FROM 'DE'
