import type { SqlExercise } from "../exercise";
import type { Compare } from "../schema";

/** One line of how an answer is judged. */
export interface Rule {
  name: string;
  how: string;
}

/** How an answer is judged, for the learner; printed beside every prompt, before the first answer. */
export function policyRules({ compare, checks }: Pick<SqlExercise, "compare" | "checks">): Rule[] {
  const rules: Rule[] = [];
  const kinds = new Set(checks.map(({ kind }) => kind));
  if (kinds.has("rows")) rules.push(...rowRules(compare));
  if (kinds.has("state")) rules.push({ name: "Compared", how: "what stands in the tables afterwards" });
  if (kinds.has("schema"))
    rules.push({ name: "Tried out", how: "what your tables refuse, and what they take" });
  if (kinds.has("plan")) rules.push({ name: "Plan", how: "how the rows are found counts, on large data" });
  for (const check of checks) {
    if (check.kind === "error") rules.push({ name: "Must fail", how: `with the code ${check.sqlstate}` });
    if (check.kind === "syntax") rules.push({ name: "Written", how: check.says });
  }
  return rules;
}

function rowRules({ order, columns, names, rows, numbers }: Compare): Rule[] {
  return [
    { name: "Duplicates", how: rows === "set" ? "ignored" : "count" },
    { name: "Row order", how: orderRule(order) },
    { name: "Column order", how: columns === "name" ? "ignored" : "counts" },
    { name: "Column names", how: columns === "name" || names === "required" ? "count" : "ignored" },
    {
      name: "Numbers",
      how: numbers === "exact" ? "by value: 1.5 equals 1.50" : `may be off by ${numbers.tolerance}`,
    },
    { name: "NULL", how: "is neither 0 nor an empty text" },
  ];
}

function orderRule(order: Compare["order"]): string {
  if (order === "none") return "ignored";
  if (order === "total") return "counts";
  return `counts by ${columnList(order.by)}; rows that are equal there may change places`;
}

function columnList(columns: number[]): string {
  const [last, ...before] = columns.map((column) => `column ${column}`).reverse();
  return before.length === 0 ? (last ?? "") : `${before.reverse().join(", ")} and ${last ?? ""}`;
}
