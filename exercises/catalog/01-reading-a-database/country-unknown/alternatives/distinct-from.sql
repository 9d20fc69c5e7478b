SELECT c.id, c.email FROM customers AS c WHERE c.country IS NOT DISTINCT FROM NULL
