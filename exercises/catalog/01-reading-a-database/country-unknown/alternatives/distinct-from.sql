SELECT c.id, c.full_name FROM customers AS c WHERE c.country IS NOT DISTINCT FROM NULL
