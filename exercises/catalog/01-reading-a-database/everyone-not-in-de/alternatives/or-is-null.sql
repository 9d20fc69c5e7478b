SELECT id, email, country FROM customers WHERE country <> 'DE' OR country IS NULL
