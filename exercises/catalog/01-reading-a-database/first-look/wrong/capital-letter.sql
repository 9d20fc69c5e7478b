-- expect: capital-letter
SELECT price, title FROM products WHERE status = 'Active'
