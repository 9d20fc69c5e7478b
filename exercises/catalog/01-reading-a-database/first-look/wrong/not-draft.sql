-- expect: not-draft
SELECT title, price FROM products WHERE status <> 'draft'
