/** A word of how a query is built, and the byte of its text where that stands. */
export interface Token {
  word: string;
  at: number | undefined;
}

/** Fields that hold what somebody chose: names and values. They say nothing of how a query is built. */
const chosen = new Set([
  "aliasname",
  "catalogname",
  "colname",
  "colnames",
  "ctename",
  "name",
  "relname",
  "schemaname",
  "aliascolnames",
]);

/** Positions in the text, which differ with every blank. */
const positions = new Set([
  "location",
  "stmt_location",
  "stmt_len",
  "rexpr_list_start",
  "rexpr_list_end",
  "list_start",
  "list_end",
  "version",
]);

/**
 * The tree of PostgreSQL's parser as a row of words, from the root down: kinds of nodes, clauses, operators and functions, with every name
 * and every value as one word, so that renaming and another number change nothing.
 */
export function sqlTokens(tree: unknown): Token[] {
  const tokens: Token[] = [];
  // A stack of our own: an expression may be nested deeper than calls can be.
  const open: { key: string; value: unknown; at: number | undefined }[] = [
    { key: "", value: tree, at: undefined },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { key, value, at } = next;
    if (key === "ColumnRef" || key === "A_Const") {
      tokens.push({ word: key, at: locationOf(value) ?? at });
    } else if (chosen.has(key)) {
      tokens.push({ word: "name", at });
    } else if (typeof value !== "object" || value === null) {
      tokens.push({ word: `${key}=${String(value)}`, at });
    } else {
      const here = locationOf(value) ?? at;
      if (!Array.isArray(value) && key !== "") tokens.push({ word: key, at: here });
      const parts = Array.isArray(value)
        ? value.map((part: unknown) => ({ key: "", value: part, at: here }))
        : Object.entries(value)
            .filter(([field]) => !positions.has(field))
            .map(([field, part]: [string, unknown]) => ({ key: field, value: part, at: here }));
      open.push(...parts.reverse());
    }
  }
  return tokens;
}

function locationOf(value: unknown): number | undefined {
  if (typeof value !== "object" || value === null || !("location" in value)) return undefined;
  return typeof value.location === "number" && value.location >= 0 ? value.location : undefined;
}
