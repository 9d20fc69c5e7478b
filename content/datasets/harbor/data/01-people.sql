-- Five customers live in Germany, four elsewhere, and three did not say (country is NULL).
-- Anke Lüders (8) and Nils Jansen (11) never ordered anything.
INSERT INTO customers (id, email, full_name, country, created_at, deleted_at) OVERRIDING SYSTEM VALUE VALUES
  ( 1, 'jonas.petersen@kueste.example',   'Jonas Petersen',  'DE', '2022-11-03 09:12:00+00', NULL),
  ( 2, 'kaethe@brodersen.example',        'Käthe Brodersen', 'DE', '2022-11-17 18:40:00+00', NULL),
  ( 3, 'bjorn.akesson@skargard.example',  'Björn Åkesson',   'SE', '2022-12-01 07:05:00+00', NULL),
  ( 4, 'maren@thomsen.example',           'Maren Thomsen',   'DK', '2023-01-08 20:31:00+00', NULL),
  ( 5, 'sinead.oleary@cove.example',      'Sinéad O''Leary', NULL, '2023-01-19 11:55:00+00', NULL),
  ( 6, 'Siiri.Tamm@Sadam.example',        'Siiri Tamm',      'EE', '2023-02-27 06:20:00+00', NULL),
  ( 7, 'hinnerk@voss.example',            'Hinnerk Voß',     'DE', '2023-03-30 16:00:00+00', NULL),
  ( 8, 'anke.lueders@kueste.example',     'Anke Lüders',     'DE', '2023-05-02 10:10:00+00', NULL),
  ( 9, 'tomas.figueira@ria.example',      'Tomás Figueira',  NULL, '2023-06-21 21:47:00+00', NULL),
  (10, 'freja.holm@havn.example',         'Freja Holm',      'DK', '2023-08-14 12:34:00+00', NULL),
  (11, 'nils@jansen.example',             'Nils Jansen',     NULL, '2023-10-09 08:00:00+00', '2024-02-11 17:25:00+00'),
  (12, 'wiebke.claasen@kueste.example',   'Wiebke Claasen',  'DE', '2023-11-28 19:19:00+00', NULL);

-- Lunenburg Lanterns (8) has sold nothing yet.
INSERT INTO sellers (id, name, country, tz) OVERRIDING SYSTEM VALUE VALUES
  (1, 'Räucherei Lütt',      'DE', 'Europe/Berlin'),
  (2, 'Nordlicht Keramik',   'DE', 'Europe/Berlin'),
  (3, 'Havn & Hamp',         'DK', 'Europe/Copenhagen'),
  (4, 'Skärgårdens Såpa',    'SE', 'Europe/Stockholm'),
  (5, 'Tallinn Wool Quay',   'EE', 'Europe/Tallinn'),
  (6, 'O''Malley''s Charts', 'IE', 'Europe/Dublin'),
  (7, 'Casa do Sal',         'PT', 'Europe/Lisbon'),
  (8, 'Lunenburg Lanterns',  'CA', 'America/Halifax');
