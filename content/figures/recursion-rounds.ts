import type { FigureDefinition } from "./figure";

/** The tree of categories, round by round. */
export const recursionRounds: FigureDefinition = {
  name: "recursion-rounds",
  alt: "The categories in the rounds in which a recursive query finds them: the three top ones by the anchor, their nine children in the first round, two grandchildren in the second, and nothing in the third, which ends the query.",
  queries: {
    rounds: `WITH RECURSIVE tree AS (
  SELECT id, name, 0 AS round, NULL::text AS parent FROM categories WHERE parent_id IS NULL
  UNION ALL
  SELECT c.id, c.name, tree.round + 1, tree.name FROM tree JOIN categories AS c ON c.parent_id = tree.id
) SELECT round, name, parent FROM tree ORDER BY round, parent, name`,
  },
};
