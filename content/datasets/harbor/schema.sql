-- Harbor: a marketplace of small harbour-town sellers. The core tables of the course.
-- Instants are timestamptz and written in UTC. Money is numeric(12,2), never a floating-point type.
-- There are no indexes beyond those that keys and unique constraints bring; module 5 adds them one by one.

-- People ---------------------------------------------------------------------------------------

CREATE TABLE customers (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email      text NOT NULL CHECK (email LIKE '%_@_%'),
  full_name  text NOT NULL CHECK (full_name <> ''),
  country    text CHECK (country ~ '^[A-Z]{2}$'),
  created_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz CHECK (deleted_at >= created_at)
);
CREATE UNIQUE INDEX customers_email_key ON customers (lower(email));
COMMENT ON TABLE customers IS 'People who have an account. They buy, review and post.';
COMMENT ON COLUMN customers.country IS 'ISO 3166-1 code. NULL: the customer did not say.';
COMMENT ON COLUMN customers.deleted_at IS 'NULL: the account is open.';

CREATE TABLE sellers (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name    text NOT NULL UNIQUE,
  country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  tz      text NOT NULL
);
COMMENT ON TABLE sellers IS 'Small shops in harbour towns.';
COMMENT ON COLUMN sellers.tz IS 'Name of the time zone of the shop, for example Europe/Berlin.';

-- Catalogue ------------------------------------------------------------------------------------

CREATE TABLE categories (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  parent_id bigint REFERENCES categories,
  name      text NOT NULL,
  slug      text NOT NULL UNIQUE,
  UNIQUE NULLS NOT DISTINCT (parent_id, name)
);
COMMENT ON TABLE categories IS 'A tree: each category points to its parent.';
COMMENT ON COLUMN categories.parent_id IS 'NULL: top level.';

CREATE TABLE products (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  seller_id   bigint NOT NULL REFERENCES sellers,
  category_id bigint REFERENCES categories,
  sku         text NOT NULL UNIQUE,
  title       text NOT NULL,
  description text,
  price       numeric(12,2) CHECK (price >= 0),
  currency    text NOT NULL DEFAULT 'EUR' CHECK (currency ~ '^[A-Z]{3}$'),
  attrs       jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(attrs) = 'object'),
  status      text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'active', 'discontinued')),
  created_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE products IS 'What the sellers offer. Titles are not unique: two shops may sell an enamel mug.';
COMMENT ON COLUMN products.category_id IS 'NULL: not sorted into a category yet.';
COMMENT ON COLUMN products.price IS 'Today''s price. NULL: price on request, or not decided yet.';

CREATE TABLE variants (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  product_id bigint NOT NULL REFERENCES products,
  sku        text NOT NULL UNIQUE,
  options    jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(options) = 'object'),
  stock      integer NOT NULL DEFAULT 0 CHECK (stock >= 0)
);
COMMENT ON TABLE variants IS 'Sizes and colours of a product, each with its own stock.';

-- Orders and money -----------------------------------------------------------------------------

CREATE TABLE orders (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id  bigint NOT NULL REFERENCES customers,
  status       text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'paid', 'shipped', 'cancelled')),
  placed_at    timestamptz NOT NULL DEFAULT now(),
  shipping_fee numeric(12,2) NOT NULL DEFAULT 0 CHECK (shipping_fee >= 0)
);
COMMENT ON TABLE orders IS 'One row per order; what was ordered stands in order_items.';
COMMENT ON COLUMN orders.status IS 'pending: not paid. paid: paid, not yet sent. shipped: paid and sent. cancelled: will not be sent.';

CREATE TABLE order_items (
  order_id   bigint NOT NULL REFERENCES orders ON DELETE CASCADE,
  line_no    integer NOT NULL CHECK (line_no > 0),
  product_id bigint NOT NULL REFERENCES products,
  qty        integer NOT NULL CHECK (qty > 0),
  unit_price numeric(12,2) NOT NULL CHECK (unit_price >= 0),
  PRIMARY KEY (order_id, line_no)
);
COMMENT ON TABLE order_items IS 'Lines of an order. One product may stand on two lines.';
COMMENT ON COLUMN order_items.unit_price IS 'Price at the time of the order; products.price may have changed since.';

CREATE TABLE payments (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id bigint NOT NULL REFERENCES orders,
  amount   numeric(12,2) NOT NULL CHECK (amount > 0),
  status   text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'completed', 'failed')),
  paid_at  timestamptz,
  CHECK ((status = 'completed') = (paid_at IS NOT NULL))
);
COMMENT ON TABLE payments IS 'Attempts to pay. An order may be paid in two parts, and a failed attempt stays on file.';

CREATE TABLE refunds (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payment_id bigint NOT NULL REFERENCES payments,
  amount     numeric(12,2) NOT NULL CHECK (amount > 0)
);
COMMENT ON TABLE refunds IS 'Money given back, in full or in part.';

CREATE TABLE accounts (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner   text NOT NULL,
  balance numeric(12,2) NOT NULL CHECK (balance >= 0)
);
COMMENT ON TABLE accounts IS 'What Harbor holds for a shop or for itself. No balance may fall below zero.';

-- What people say and look at --------------------------------------------------------------------

CREATE TABLE reviews (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  product_id  bigint REFERENCES products,
  customer_id bigint NOT NULL REFERENCES customers,
  rating      smallint NOT NULL CHECK (rating BETWEEN 1 AND 5),
  title       text,
  body        text NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE reviews IS 'One to five stars and a text.';
COMMENT ON COLUMN reviews.product_id IS 'NULL: imported from the old shop, and nobody knows which product was meant.';

CREATE TABLE posts (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers,
  body        text NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE posts IS 'Short notes on the quay, Harbor''s message board.';

CREATE TABLE comments (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  post_id     bigint NOT NULL REFERENCES posts ON DELETE CASCADE,
  customer_id bigint NOT NULL REFERENCES customers,
  body        text NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE comments IS 'Answers to a post.';

CREATE TABLE likes (
  customer_id bigint NOT NULL REFERENCES customers,
  post_id     bigint NOT NULL REFERENCES posts ON DELETE CASCADE,
  PRIMARY KEY (customer_id, post_id)
);
COMMENT ON TABLE likes IS 'Who likes which post, at most once.';

CREATE TABLE follows (
  follower_id bigint NOT NULL REFERENCES customers,
  followee_id bigint NOT NULL REFERENCES customers,
  PRIMARY KEY (follower_id, followee_id),
  CHECK (follower_id <> followee_id)
);
COMMENT ON TABLE follows IS 'The follower sees the posts of the followee.';

CREATE TABLE tags (
  id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE
);
COMMENT ON TABLE tags IS 'Words that posts can be marked with.';

CREATE TABLE post_tags (
  post_id bigint NOT NULL REFERENCES posts ON DELETE CASCADE,
  tag_id  bigint NOT NULL REFERENCES tags,
  PRIMARY KEY (post_id, tag_id)
);
COMMENT ON TABLE post_tags IS 'Which post bears which tag. A post may bear none.';

CREATE TABLE product_views (
  product_id  bigint NOT NULL REFERENCES products,
  customer_id bigint NOT NULL REFERENCES customers,
  viewed_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (customer_id, viewed_at, product_id)
);
COMMENT ON TABLE product_views IS 'A customer opened the page of a product.';

-- Towns: Harbor for others -----------------------------------------------------------------------

CREATE TABLE tenants (
  id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE
);
COMMENT ON TABLE tenants IS 'Towns that run their own marketplace on Harbor.';

CREATE TABLE memberships (
  tenant_id   bigint NOT NULL REFERENCES tenants,
  customer_id bigint NOT NULL REFERENCES customers,
  role        text NOT NULL CHECK (role IN ('owner', 'staff', 'member')),
  PRIMARY KEY (tenant_id, customer_id)
);
COMMENT ON TABLE memberships IS 'Who belongs to which town, and as what. One person may belong to two.';

CREATE TABLE subscriptions (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id  bigint NOT NULL REFERENCES tenants,
  plan       text NOT NULL CHECK (plan IN ('jetty', 'quay', 'port')),
  started_on date NOT NULL,
  ended_on   date CHECK (ended_on > started_on)
);
COMMENT ON TABLE subscriptions IS 'What a town pays for, from started_on up to, but not including, ended_on.';
COMMENT ON COLUMN subscriptions.ended_on IS 'NULL: still running.';

CREATE TABLE usage_events (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id   bigint NOT NULL REFERENCES tenants,
  kind        text NOT NULL CHECK (kind IN ('order', 'search', 'upload')),
  quantity    integer NOT NULL DEFAULT 1 CHECK (quantity > 0),
  occurred_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE usage_events IS 'What a town used, as it happened; the bill is made from it.';

-- Files and messages to other systems --------------------------------------------------------------

CREATE TABLE media (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key          text NOT NULL UNIQUE,
  sha256       text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes        bigint CHECK (bytes >= 0),
  content_type text NOT NULL,
  status       text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'ready', 'deleted')),
  CHECK (status <> 'ready' OR (sha256 IS NOT NULL AND bytes IS NOT NULL))
);
COMMENT ON TABLE media IS 'Pictures. The bytes lie in an object store under the key; the row says what they must be.';

CREATE TABLE outbox (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  aggregate    text NOT NULL,
  aggregate_id bigint NOT NULL,
  version      integer NOT NULL CHECK (version > 0),
  type         text NOT NULL,
  payload      jsonb NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  published_at timestamptz CHECK (published_at >= created_at),
  UNIQUE (aggregate, aggregate_id, version)
);
COMMENT ON TABLE outbox IS 'Changes that other systems must hear of, written in the transaction that made them.';
COMMENT ON COLUMN outbox.published_at IS 'NULL: not sent yet.';
