-- expect: unknown-alone
SELECT id, full_name, country FROM customers WHERE country IS NULL
