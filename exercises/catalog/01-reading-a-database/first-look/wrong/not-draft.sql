-- expect: not-draft
SELECT price, title FROM products WHERE status <> 'draft'
