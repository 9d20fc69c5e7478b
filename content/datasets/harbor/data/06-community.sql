-- Sinéad's post 3 was sent twice within one second and stands here twice (3 and 4). Posts 5, 6 and 11 bear no tag.
INSERT INTO posts (id, customer_id, body, created_at) OVERRIDING SYSTEM VALUE VALUES
  ( 1,  1, 'Ice on the inner harbour this morning. Boots.',                          '2023-01-15 06:30:00+00'),
  ( 2,  3, 'Looking for a crew of two for the archipelago in July.',                 '2023-04-22 18:45:00+00'),
  ( 3,  5, 'Mussels from the pier on Saturday, ten o''clock.',                       '2023-05-18 20:00:00+00'),
  ( 4,  5, 'Mussels from the pier on Saturday, ten o''clock.',                       '2023-05-18 20:00:00+00'),
  ( 5,  2, 'Found: one grey mitten, left hand.',                                     '2023-11-03 16:20:00+00'),
  ( 6,  3, 'The warmest thing I own.',                                               '2023-02-10 12:00:00+00'),
  ( 7,  7, 'The smokehouse is open again.',                                          '2023-10-12 09:00:00+00'),
  ( 8,  4, 'How do I take the smell of tar out of a jumper?',                        '2023-12-05 19:30:00+00'),
  ( 9, 10, 'Photographs of the winter market are up.',                               '2023-12-22 08:15:00+00'),
  (10,  9, 'First time in a northern winter. What do you wear on your hands?',       '2024-01-07 13:13:00+00'),
  (11,  2, 'The grey mitten has gone home.',                                         '2024-01-31 23:30:00+00'),
  (12,  6, 'Sailing school starts in May; six places.',                              '2024-04-20 07:00:00+00');

INSERT INTO comments (id, post_id, customer_id, body, created_at) OVERRIDING SYSTEM VALUE VALUES
  ( 1,  1,  2, 'And sand on the stairs.',                      '2023-01-15 07:02:00+00'),
  ( 2,  1,  4, 'Here too.',                                    '2023-01-15 09:40:00+00'),
  ( 3,  2, 10, 'I have a week from the tenth.',                '2023-04-23 06:10:00+00'),
  ( 4,  2,  3, 'The tenth is good.',                           '2023-04-23 06:55:00+00'),
  ( 5,  3,  1, 'I bring bread.',                               '2023-05-18 20:30:00+00'),
  ( 6,  5,  7, 'Ask at the smokehouse.',                       '2023-11-03 18:00:00+00'),
  ( 7,  8,  2, 'You do not. You buy a second jumper.',         '2023-12-05 19:45:00+00'),
  ( 8,  8,  6, 'Cold water, wool soap, a week on the line.',   '2023-12-06 05:30:00+00'),
  ( 9, 10, 10, 'Two pairs: thin wool, thick wool.',            '2024-01-07 15:00:00+00'),
  (10, 10,  5, 'Pockets.',                                     '2024-01-08 10:20:00+00'),
  (11, 10,  8, 'Mittens, never gloves.',                       '2024-01-08 11:00:00+00');

INSERT INTO likes (customer_id, post_id) VALUES
  (1, 2), (1, 7), (1, 9), (2, 1), (2, 8), (3, 9), (4, 1), (4, 9), (5, 9), (6, 8), (7, 5), (8, 10), (9, 3), (10, 2), (10, 10), (12, 9);

-- Jonas and Käthe follow each other. Nils follows nobody, and nobody follows him.
INSERT INTO follows (follower_id, followee_id) VALUES
  (1, 2), (2, 1), (1, 7), (3, 10), (10, 3), (4, 3), (5, 9), (9, 10), (12, 9), (8, 1), (7, 2);

-- No post bears the tag 'regatta'.
INSERT INTO tags (id, name) OVERRIDING SYSTEM VALUE VALUES
  (1, 'winter'), (2, 'sailing'), (3, 'food'), (4, 'lost and found'), (5, 'wool'), (6, 'question'), (7, 'market'), (8, 'regatta');

INSERT INTO post_tags (post_id, tag_id) VALUES
  (1, 1), (2, 2), (3, 3), (4, 3), (7, 3), (8, 6), (8, 5), (9, 7), (9, 1), (10, 6), (10, 1), (10, 5), (12, 2);
