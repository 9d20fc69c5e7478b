select c.id, c.full_name, c.country from customers c where (c.country = 'DE') is not true
