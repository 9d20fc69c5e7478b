-- expect: coalesce-inverts
SELECT id, full_name, country FROM customers WHERE COALESCE(country, 'DE') <> 'DE'
