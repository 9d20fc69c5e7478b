-- expect: unknown-alone
SELECT id, email, country FROM customers WHERE country IS NULL
