import type { FigureDefinition } from "./figure";

/** Three-valued logic deciding about rows. */
export const nullFilter: FigureDefinition = {
  name: "null-filter",
  alt: "Twelve customers with their country, and what a condition is for each: true, false or unknown. Only the rows for which it is true stay in the result.",
  queries: {
    customers: `SELECT id, full_name, country,
  country = 'DE' AS equal,
  country <> 'DE' AS unequal,
  NOT (country = 'DE') AS negated,
  country IS NULL AS is_null,
  country IS DISTINCT FROM 'DE' AS is_distinct
FROM customers ORDER BY id`,
  },
};
