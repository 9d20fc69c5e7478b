-- expect: empty-for-unknown
SELECT id, full_name, COALESCE(country, '') AS country FROM customers WHERE country IS DISTINCT FROM 'DE'
