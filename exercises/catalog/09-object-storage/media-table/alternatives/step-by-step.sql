CREATE TABLE pictures (key text, content_type text, sha256 text, status text);
ALTER TABLE pictures
  ALTER key SET NOT NULL,
  ALTER content_type SET NOT NULL,
  ALTER status SET NOT NULL,
  ALTER status SET DEFAULT 'pending',
  ADD CHECK (strpos(key, '://') = 0),
  ADD CHECK (sha256 ~ '^[a-f0-9]{64}$'),
  ADD CHECK (status = 'pending' OR status = 'deleted' OR (status = 'ready' AND sha256 IS NOT NULL));
CREATE UNIQUE INDEX ON pictures (key);
