-- expect: column-count
SELECT full_name FROM customers WHERE country IS NULL
