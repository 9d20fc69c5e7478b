-- What Harbor owes to each shop, its own till, and an empty account.
INSERT INTO accounts (id, owner, balance) OVERRIDING SYSTEM VALUE VALUES
  (1, 'Räucherei Lütt',     120.00),
  (2, 'Nordlicht Keramik',   45.50),
  (3, 'Havn & Hamp',        300.00),
  (4, 'Casa do Sal',          0.00),
  (5, 'Harbor',            1000.00);
