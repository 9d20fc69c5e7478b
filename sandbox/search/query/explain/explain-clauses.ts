import type { Segment } from "../../index/reader";
import { formatFloat } from "../../json/format-number";
import type { Matches } from "../matches";
import { type Explainer, type Explanation, explained, unmatched } from "./explanation";

/** A clause of a boolean query with its explanation. */
export interface ExplainedClause {
  readonly occur: "must" | "should" | "must_not" | "filter";
  /** As Lucene prints it; asked for only where it is shown. */
  readonly text: () => string;
  readonly explain: Explainer;
}

/** Explains a boolean query: the sum of what matches, or which clause is not met (Lucene's BooleanWeight). */
export function explainClauses(
  clauses: readonly ExplainedClause[],
  minimum: number,
  weigher: (segment: Segment) => Matches,
): Explainer {
  const optional = clauses.filter(({ occur }) => occur === "should").length;
  return (segment, doc) => {
    const parts: Explanation[] = [];
    let [failed, matches, anyMatch] = [false, 0, false];
    for (const { occur, text, explain } of clauses) {
      const own = explain(segment, doc);
      // Should clauses that all have to match are required ones.
      const required =
        occur === "must" ||
        occur === "filter" ||
        (occur === "should" && minimum === optional && optional > 1);
      if (own.matched && occur === "must_not") {
        parts.push(unmatched(`match on prohibited clause (${text()})`, own));
        failed = true;
      } else if (own.matched) {
        anyMatch = true;
        if (occur === "should") matches += 1;
        parts.push(occur === "filter" ? filterPart(own) : own);
      } else if (required) {
        parts.push(unmatched(`no match on required clause (${text()})`, own));
        failed = true;
      } else if (occur === "should" && optional === clauses.length) {
        parts.push(unmatched(`no match on optional clause (${text()})`, own));
      }
    }
    if (failed) return unmatched("Failure to meet condition(s) of required/prohibited clause(s)", ...parts);
    if (!anyMatch) return unmatched("No matching clauses", ...parts);
    if (matches < minimum) {
      const what = `Failure to match minimum number of optional clauses: ${minimum}`;
      return unmatched(what, ...parts);
    }
    const shown = parts.filter(({ matched }) => matched);
    return explained(scoreOf(weigher(segment), doc), "sum of:", ...shown);
  };
}

/** A filter counts nothing. */
const filterPart = (own: Explanation): Explanation =>
  explained(0, "match on required clause, product of:", explained(0, "# clause"), { ...own, value: 1 });

/** The sum is the score itself: parts that are rounded for themselves need not give it to the last digit. */
const scoreOf = ({ docs, scores }: Matches, doc: number): number => scores?.[docs.indexOf(doc)] ?? 0;

/** Explains the best of several: the most, and a part of the others. */
export function explainBest(explainers: readonly Explainer[], tieBreaker: number): Explainer {
  const [only, second] = explainers;
  if (only && !second) return only;
  return (segment, doc) => {
    const all = explainers.map((explain) => explain(segment, doc));
    const parts = all.filter(({ matched }) => matched);
    if (parts.length === 0) return unmatched("No matching clause", ...all);
    let [best, others] = [0, 0];
    for (const { value } of parts) {
      others += Math.min(best, value);
      best = Math.max(best, value);
    }
    const text = tieBreaker === 0 ? "max of:" : `max plus ${formatFloat(tieBreaker)} times others of:`;
    return explained(best + others * tieBreaker, text, ...parts);
  };
}
