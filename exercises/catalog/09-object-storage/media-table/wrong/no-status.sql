-- expect: no-status
CREATE TABLE pictures (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key          text NOT NULL UNIQUE CHECK (key NOT LIKE '%://%'),
  content_type text NOT NULL,
  sha256       text CHECK (sha256 ~ '^[0-9a-f]{64}$')
);
