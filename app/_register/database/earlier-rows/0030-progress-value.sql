INSERT INTO progress (person_id, at, kind, lesson, block, value) VALUES ('b', '2026-11-28T00:00:00Z', 'misconception', '1.1', 'x', 'equals-null');
