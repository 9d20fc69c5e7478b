-- expect: column-count
SELECT email FROM customers WHERE country IS NULL
