INSERT INTO invite (token_hash, purpose, class_id, role, expires_at, created_by, name, student_number) VALUES
  ('h2', 'join', 'c', 'learner', '2027-01-01T00:00:00Z', 'a', 'Chidi', '0043');
