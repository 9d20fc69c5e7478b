-- expect: capital-letter
SELECT title, price FROM products WHERE status = 'Active'
