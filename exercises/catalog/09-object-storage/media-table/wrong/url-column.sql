-- expect: url-column
CREATE TABLE pictures (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  url        varchar(255) NOT NULL UNIQUE,
  status     text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'ready', 'deleted'))
);
