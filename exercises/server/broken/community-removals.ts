import type { EdgeRemoval } from "./edge-removals";

/** Reviews, posts and tags. */
export const communityRemovals: EdgeRemoval[] = [
  {
    edges: ["reviews without a product"],
    sql: "UPDATE reviews SET product_id = (SELECT min(product_id) FROM reviews) WHERE product_id IS NULL",
    noticedBy: ["products-never-reviewed"],
  },
  {
    edges: ["products without a review"],
    sql: `INSERT INTO reviews (product_id, customer_id, rating, body)
      SELECT id, (SELECT min(id) FROM customers), 5, 'Good.' FROM products p WHERE NOT EXISTS (SELECT FROM reviews WHERE product_id = p.id)`,
    noticedBy: ["products-never-reviewed"],
  },
  {
    edges: ["shares of a third and of two thirds"],
    what: "shares between none and all",
    sql: "UPDATE reviews SET rating = 4 + product_id % 2 WHERE product_id IS NOT NULL",
    noticedBy: ["rating-percentage"],
  },
  {
    edges: ["a post that says what a review says", "two reviews that say the same"],
    sql: "UPDATE posts SET body = 'Post ' || id; UPDATE reviews SET body = 'Review ' || id",
    noticedBy: ["one-feed"],
  },
  {
    edges: ["posts without tags"],
    sql: `INSERT INTO post_tags SELECT id, (SELECT min(id) FROM tags) FROM posts p WHERE NOT EXISTS (SELECT FROM post_tags WHERE post_id = p.id)`,
    noticedBy: ["tags-as-an-array"],
  },
  {
    edges: ["tags whose ids follow no alphabet"],
    sql: "UPDATE tags SET name = lpad(id::text, 3, '0') || name",
    noticedBy: ["tags-as-an-array"],
  },
];

/** Views of products. */
export const viewRemovals: EdgeRemoval[] = [
  {
    edges: ["a pause of a microsecond more"],
    sql: "UPDATE product_views SET viewed_at = date_trunc('second', viewed_at)",
    noticedBy: ["visit-sessions"],
  },
  {
    edges: ["a pause of exactly thirty minutes"],
    sql: `WITH gaps AS (SELECT customer_id, viewed_at, viewed_at - lag(viewed_at) OVER (PARTITION BY customer_id ORDER BY viewed_at) AS gap FROM product_views)
      DELETE FROM product_views v USING gaps g WHERE g.customer_id = v.customer_id AND g.viewed_at = v.viewed_at AND gap = interval '30 minutes'`,
    noticedBy: ["visit-sessions"],
  },
  {
    edges: ["two products at one instant"],
    sql: `DELETE FROM product_views v USING product_views w
      WHERE w.customer_id = v.customer_id AND w.viewed_at = v.viewed_at AND w.product_id < v.product_id`,
    noticedBy: ["visit-sessions"],
    mutants: true,
  },
  {
    edges: ["a session across midnight"],
    what: "sessions across midnight, and days of several sessions",
    sql: `DELETE FROM product_views v USING product_views w
      WHERE w.customer_id = v.customer_id AND (w.viewed_at, w.product_id) < (v.viewed_at, v.product_id)`,
    noticedBy: ["visit-sessions"],
  },
];
