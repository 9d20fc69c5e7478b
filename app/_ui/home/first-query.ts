import type { Block, RecordedOutcome } from "@/content/course";

/** The query on the first page: an OR that everyone would expect to hold for every row. */
export const firstQuery: Block = {
  id: "first-query",
  title: "Customers in Germany, or not in Germany",
  kind: "sql",
  text: "SELECT count(*)\nFROM customers\nWHERE country = 'DE'\n   OR country <> 'DE';",
  plan: false,
  dataset: "harbor",
  line: 1,
};

/** What PostgreSQL gives for it on Harbor's rows; a test runs it and compares. */
export const firstQueryRecord: RecordedOutcome[] = [
  {
    kind: "rows",
    columns: [{ name: "count", oid: 20, type: "bigint" }],
    rows: [["9"]],
    rowCount: 1,
    truncated: false,
    command: "SELECT 1",
    notices: [],
    ms: null,
  },
];
