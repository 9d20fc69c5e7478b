INSERT INTO outbox (id, aggregate, aggregate_id, version, type, payload, created_at, published_at) OVERRIDING SYSTEM VALUE VALUES
  (1, 'product', 17, 1, 'product.created',       '{"title": "Oyster knife", "price": "26.00"}', '2023-01-15 11:00:00+00', '2023-01-15 11:00:01+00'),
  (2, 'product', 14, 1, 'product.price_changed', '{"from": "20.00", "to": "22.00"}',            '2024-01-02 08:00:00+00', '2024-01-02 08:00:02+00'),
  (3, 'order',   59, 1, 'order.paid',            '{"order_id": 59, "total": "49.80"}',          '2024-06-25 19:49:00+00', '2024-06-25 19:49:01+00'),
  (4, 'order',   60, 1, 'order.cancelled',       '{"order_id": 60}',                            '2024-06-25 19:52:00+00', NULL),
  (5, 'product', 40, 1, 'product.created',       '{"title": "Ship''s lantern, copper"}',        '2024-06-30 22:15:00+00', NULL);
