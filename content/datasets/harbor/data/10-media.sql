-- The hashes stand for files that module 9 brings; here they are made from the key.
INSERT INTO media (id, key, sha256, bytes, content_type, status) OVERRIDING SYSTEM VALUE VALUES
  (1, 'products/17/front.jpg', encode(sha256('products/17/front.jpg'), 'hex'), 186368, 'image/jpeg', 'ready'),
  (2, 'products/17/side.jpg',  encode(sha256('products/17/side.jpg'), 'hex'),  167936, 'image/jpeg', 'ready'),
  (3, 'products/25/front.jpg', encode(sha256('products/25/front.jpg'), 'hex'), 241003, 'image/jpeg', 'ready'),
  (4, 'products/40/front.jpg', NULL,                                            NULL,   'image/jpeg', 'pending'),
  (5, 'products/6/front.jpg',  encode(sha256('products/6/front.jpg'), 'hex'),   98304, 'image/jpeg', 'deleted');
