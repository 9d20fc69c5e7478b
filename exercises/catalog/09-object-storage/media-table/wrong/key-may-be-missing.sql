-- expect: probe
CREATE TABLE pictures (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key          text UNIQUE CHECK (key NOT LIKE '%://%'),
  content_type text NOT NULL,
  sha256       text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  status       text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'ready', 'deleted')),
  CHECK (status <> 'ready' OR sha256 IS NOT NULL)
);
