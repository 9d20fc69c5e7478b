import type { ProgramExercise, SqlExercise } from "../exercise";
import type { Compare, ProgramCheck } from "../schema";

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
    if (check.kind === "syntax")
      rules.push({ name: "Written", how: `${check.says} Looked at when you submit.` });
  }
  return rules;
}

/** The same for a function in TypeScript. */
export function programRules({ checks, calls }: Pick<ProgramExercise, "checks" | "calls">): Rule[] {
  const times = calls.length === 1 ? "once" : `${calls.length} times, each time on fresh data`;
  return [{ name: "Called", how: times }, ...checks.flatMap(programRule)];
}

function programRule(check: ProgramCheck): Rule[] {
  if (check.kind === "returns") {
    return [
      { name: "Compared", how: "what each call returns, as JSON" },
      { name: "Row order", how: check.order === "none" ? "ignored" : "counts" },
    ];
  }
  if (check.kind === "state") return [{ name: "Left behind", how: "what stands in the tables afterwards" }];
  const { parameterised, transaction, atMost, rowsAtMost } = check;
  const rules: [unknown, string, string][] = [
    [parameterised, "Statements", "their text must not depend on the arguments"],
    [transaction === "one", "Transaction", "one around everything that a call writes"],
    [transaction === "none", "Transaction", "none may be begun"],
    [atMost, "Sent", `at most ${counted(atMost ?? 0, "statement")} for one call`],
    [rowsAtMost !== undefined, "Read", `at most ${counted(rowsAtMost ?? 0, "row")} for one call`],
  ];
  return rules.flatMap(([asked, name, how]) => (asked ? [{ name, how }] : []));
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

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
