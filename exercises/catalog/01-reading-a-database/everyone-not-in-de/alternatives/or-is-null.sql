SELECT id, full_name, country FROM customers WHERE country <> 'DE' OR country IS NULL
