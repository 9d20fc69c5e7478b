CREATE TABLE pictures (
  key          varchar(1024) PRIMARY KEY,
  content_type text NOT NULL,
  sha256       varchar CONSTRAINT a_digest CHECK (length(sha256) = 64 AND translate(sha256, '0123456789abcdef', '') = ''),
  status       text DEFAULT 'pending' NOT NULL,
  CONSTRAINT no_address CHECK (position('://' IN key) = 0),
  CONSTRAINT known_status CHECK (status = ANY (ARRAY['pending', 'ready', 'deleted'])),
  CONSTRAINT ready_is_checked CHECK (CASE status WHEN 'ready' THEN sha256 IS NOT NULL ELSE true END)
)
