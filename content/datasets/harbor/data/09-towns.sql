INSERT INTO tenants (id, name) OVERRIDING SYSTEM VALUE VALUES
  (1, 'Möltenort'),
  (2, 'Ærøskøbing'),
  (3, 'Kinsale');

-- Käthe belongs to two towns.
INSERT INTO memberships (tenant_id, customer_id, role) VALUES
  (1, 1, 'owner'), (1, 2, 'staff'), (1, 7, 'member'), (2, 4, 'owner'), (2, 2, 'member'), (2, 10, 'staff'), (3, 5, 'owner');

-- Möltenort moved to a larger plan: the old one ends on the day the new one starts.
INSERT INTO subscriptions (id, tenant_id, plan, started_on, ended_on) OVERRIDING SYSTEM VALUE VALUES
  (1, 1, 'jetty', '2023-02-01', '2024-01-01'),
  (2, 1, 'quay',  '2024-01-01', NULL),
  (3, 2, 'jetty', '2023-09-15', NULL),
  (4, 3, 'jetty', '2024-01-31', '2024-04-30');

INSERT INTO usage_events (id, tenant_id, kind, quantity, occurred_at) OVERRIDING SYSTEM VALUE VALUES
  (1, 1, 'order',   3, '2023-12-31 22:59:59+00'),
  (2, 1, 'order',   2, '2023-12-31 23:00:00+00'),
  (3, 1, 'search', 40, '2024-01-15 09:00:00+00'),
  (4, 2, 'upload',  6, '2024-01-31 23:30:00+00'),
  (5, 2, 'search', 12, '2024-02-01 00:00:00+00'),
  (6, 3, 'order',   1, '2024-02-10 12:00:00+00'),
  (7, 3, 'upload',  2, '2024-04-29 21:00:00+00');
