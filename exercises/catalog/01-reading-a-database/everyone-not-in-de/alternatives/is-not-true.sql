select c.id, c.email, c.country from customers c where (c.country = 'DE') is not true
