-- title and price of the active products
SELECT
