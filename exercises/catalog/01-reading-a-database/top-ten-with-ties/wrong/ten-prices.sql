-- expect: ten-prices
SELECT id, title, price FROM (
  SELECT id, title, price, dense_rank() OVER (ORDER BY price DESC) AS place FROM products WHERE price IS NOT NULL
) AS ranked WHERE place <= 10 ORDER BY price DESC, id
