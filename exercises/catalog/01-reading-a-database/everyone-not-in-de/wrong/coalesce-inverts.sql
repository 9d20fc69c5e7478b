-- expect: coalesce-inverts
SELECT id, email, country FROM customers WHERE COALESCE(country, 'DE') <> 'DE'
