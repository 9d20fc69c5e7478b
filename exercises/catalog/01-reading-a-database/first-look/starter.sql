-- price and title of the active products
SELECT
